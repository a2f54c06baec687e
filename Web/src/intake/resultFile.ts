import type { BatchResult } from '../api/contract';
import { csvLine } from './csvRecords';

const flushAt = 1 << 20;

/** The file that the user takes home: each row with its outcome in front. Kept as blobs, which the browser may put on disk. */
export class ResultFile {
  readonly #blobs: Blob[] = [];
  #lines: string[] = [];
  #size = 0;

  constructor(columns: readonly string[]) {
    this.#add(['line', 'outcome', 'lead_id', 'duplicate_of', 'score', 'broker', 'status', 'problems', ...columns]);
  }

  add(line: number, result: BatchResult, fields: readonly string[]): void {
    this.#add([
      String(line),
      result.outcome,
      result.leadId ?? '',
      result.duplicateOf ?? '',
      result.score == null ? '' : String(result.score),
      result.broker?.name ?? '',
      result.status ?? '',
      sentences(result).join(' '),
      ...fields,
    ]);
  }

  blob(): Blob {
    this.#flush();
    return new Blob(this.#blobs, { type: 'text/csv;charset=utf-8' });
  }

  #add(fields: string[]): void {
    const line = `${csvLine(fields)}\r\n`;
    this.#lines.push(line);
    this.#size += line.length;
    if (this.#size > flushAt) this.#flush();
  }

  #flush(): void {
    if (this.#lines.length === 0) return;
    this.#blobs.push(new Blob(this.#lines));
    this.#lines = [];
    this.#size = 0;
  }
}

/** A row's faults as sentences that name their field. */
export function sentences(result: BatchResult): string[] {
  return Object.entries(result.errors ?? {}).flatMap(([field, problems]) => problems.map((problem) => `${field}: ${problem}`));
}
