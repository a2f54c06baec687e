import { Problem, send } from '../api/client';
import type { BatchResult, IntakeOutcome } from '../api/contract';
import { CsvFault, recordsOf, type CsvPreview } from './csvFile';
import { csvLine, fieldsOf, type CsvRecord } from './csvRecords';
import { mapped, mapQuery, type Mapping } from './mapping';
import { ndjson } from './ndjson';
import { ResultFile, sentences } from './resultFile';

export interface ImportOrder {
  file: Blob;
  preview: CsvPreview;
  mapping: Mapping;
  campaign: string;
  /** Everything is answered as usual, and nothing is stored. */
  test: boolean;
}

export interface ImportFault {
  line: number;
  problems: string[];
}

export interface ImportProgress {
  /** `stopped` can go on; `failed` cannot, because the file itself is at fault. */
  phase: 'running' | 'waiting' | 'stopped' | 'failed' | 'cancelled' | 'done';
  /** Of the file, of rows that have their answer. */
  bytesDone: number;
  bytes: number;
  rows: number;
  outcomes: Partial<Record<IntakeOutcome, number>>;
  faults: ImportFault[];
  /** Why it waits or has stopped. */
  message: string | null;
}

/** Data lines a request. */
export const slice = 1_000;
const faultsShown = 100;
const longestWait = 60;

/**
 * Posts a file slice by slice. It waits where the server asks for it, stops where the connection breaks and goes on
 * from the first row without an answer. Rows that were taken before the answer was lost come back as duplicates.
 */
export class ImportRun {
  readonly #order: ImportOrder;
  readonly #result: ResultFile;
  readonly #records: AsyncGenerator<CsvRecord>;
  readonly #abort = new AbortController();
  readonly #listeners = new Set<() => void>();
  #progress: ImportProgress;
  /** Read, and not yet answered. */
  #waiting: CsvRecord[] = [];
  #ended = false;

  constructor(order: ImportOrder) {
    this.#order = order;
    this.#result = new ResultFile(order.preview.columns);
    this.#progress = { phase: 'running', bytesDone: 0, bytes: order.file.size, rows: 0, outcomes: {}, faults: [], message: null };
    this.#records = recordsOf(order.file, order.preview.encoding);
  }

  readonly progress = (): ImportProgress => this.#progress;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  result(): Blob {
    return this.#result.blob();
  }

  cancel(): void {
    this.#abort.abort();
    if (this.#progress.phase === 'stopped') this.#tell({ phase: 'cancelled' });
  }

  /** Starts, or goes on after a stop. */
  async run(): Promise<void> {
    this.#tell({ phase: 'running', message: null });
    try {
      while (!this.#ended || this.#waiting.length > 0) {
        await this.#fill();
        if (this.#waiting.length > 0) await this.#post();
      }

      this.#tell({ phase: 'done', bytesDone: this.#progress.bytes });
    } catch (problem) {
      if (this.#abort.signal.aborted) {
        await this.#records.return(undefined);
        this.#tell({ phase: 'cancelled', message: null });
      } else if (problem instanceof CsvFault) {
        this.#tell({ phase: 'failed', message: problem.message });
      } else if (problem instanceof Problem) {
        this.#tell({ phase: 'stopped', message: problem.message });
      } else throw problem;
    }
  }

  async #fill(): Promise<void> {
    while (!this.#ended && this.#waiting.length < slice) {
      const { done, value } = await this.#records.next();
      if (done) this.#ended = true;
      else this.#waiting.push(value);
    }
  }

  async #post(): Promise<void> {
    const { preview, mapping, campaign, test } = this.#order;
    const records = this.#waiting.slice(0, slice);
    const fields = records.map((record) => fieldsOf(record.text, preview.delimiter));
    const content = [mapped(preview.columns, mapping), ...fields.map((each) => mapped(each, mapping))].map(csvLine).join('\n') + '\n';
    const query = new URLSearchParams({ campaign, map: mapQuery(preview.columns, mapping) });
    if (test) query.set('test', 'true');

    const response = await this.#sendPatiently(`/api/v1/leads/batch?${query}`, content);
    let answered = 0;
    try {
      // One answer a line, in the order of the lines.
      for await (const result of ndjson<BatchResult>(response, this.#abort.signal)) {
        const record = records[answered];
        if (record === undefined) break;
        this.#count(record, result, fields[answered]!);
        answered++;
      }
    } finally {
      this.#waiting.splice(0, answered);
      this.#tell({});
    }

    if (answered < records.length) throw new Problem(0, `The server answered ${answered} of ${records.length} rows and broke off.`);
  }

  /** A server that is busy says when to come back, and has stored nothing. */
  async #sendPatiently(path: string, content: string): Promise<Response> {
    for (;;) {
      try {
        const response = await send(path, { method: 'POST', text: { content, type: 'text/csv; charset=utf-8' }, signal: this.#abort.signal });
        this.#tell({ phase: 'running', message: null });
        return response;
      } catch (problem) {
        if (!(problem instanceof Problem) || (problem.status !== 429 && problem.status !== 503)) throw problem;
        const seconds = Math.min(longestWait, problem.retryAfter ?? 2);
        this.#tell({ phase: 'waiting', message: `The server is busy. Going on in ${seconds} s.` });
        await this.#wait(seconds * 1_000);
      }
    }
  }

  #wait(time: number): Promise<void> {
    const signal = this.#abort.signal;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      }, time);
      const stop = (): void => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      };
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
  }

  #count(record: CsvRecord, result: BatchResult, fields: readonly string[]): void {
    const before = this.#progress;
    this.#result.add(record.line, result, fields);
    const problems = sentences(result);
    const faulty = result.outcome === 'rejected' || result.outcome === 'key_reused';
    if (faulty && before.faults.length < faultsShown) {
      before.faults.push({ line: record.line, problems: problems.length > 0 ? problems : ['The row was refused.'] });
    }

    before.outcomes[result.outcome] = (before.outcomes[result.outcome] ?? 0) + 1;
    before.rows++;
    // Characters for bytes: near enough for a bar.
    before.bytesDone = Math.min(before.bytes, before.bytesDone + record.text.length + 1);
  }

  #tell(part: Partial<ImportProgress>): void {
    this.#progress = { ...this.#progress, ...part };
    for (const listener of this.#listeners) listener();
  }
}
