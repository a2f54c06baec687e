import { delimiterOf, fieldsOf, RecordCutter, type CsvRecord, type Delimiter } from './csvRecords';

export type Encoding = 'utf-8' | 'windows-1252';

/** What the page shows before anything is posted. */
export interface CsvPreview {
  encoding: Encoding;
  delimiter: Delimiter;
  columns: string[];
  /** The first records' fields. */
  rows: string[][];
}

/** What is wrong with a file, as a sentence for the user. */
export class CsvFault extends Error {
  override readonly name = 'CsvFault';
}

const sample = 256 * 1024;
const longestRecord = 4 * 1024 * 1024;

/**
 * Reads the beginning of a file and guesses how it is written.
 * @throws {CsvFault} where there is nothing to import.
 */
export async function previewOf(file: Blob, rows = 5): Promise<CsvPreview> {
  const head = await file.slice(0, sample).arrayBuffer();
  const encoding = encodingOf(new Uint8Array(head), file.size > sample);
  const cutter = new RecordCutter();
  const text = new TextDecoder(encoding).decode(head);
  const records = [...cutter.push(text), ...(file.size > sample ? [] : cutter.end())].slice(0, rows + 1);
  const heading = records[0];
  if (heading === undefined) throw new CsvFault(file.size === 0 ? 'This file is empty.' : 'This file has no heading line that can be read.');
  if (heading.text.includes('\0')) throw new CsvFault('This is not a text file. Save the table as CSV and try again.');
  if (records.length === 1) throw new CsvFault('This file has a heading and nothing under it.');
  const delimiter = delimiterOf(heading.text);
  return {
    encoding,
    delimiter,
    columns: distinct(fieldsOf(heading.text, delimiter)),
    rows: records.slice(1).map((record) => fieldsOf(record.text, delimiter)),
  };
}

/** The records below the heading, read as they are needed: a file of a gigabyte passes through, it does not stay. */
export async function* recordsOf(file: Blob, encoding: Encoding): AsyncGenerator<CsvRecord> {
  // A byte that is not of this encoding must stop the import: a name with a hole in it is not the person's name.
  const decoder = new TextDecoder(encoding, { fatal: true });
  const cutter = new RecordCutter();
  const reader = file.stream().getReader();
  let heading = true;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const text = decode(decoder, value, done);
      for (const record of done ? [...cutter.push(text), ...cutter.end()] : cutter.push(text)) {
        if (heading) heading = false;
        else yield record;
      }

      if (done) return;
      if (cutter.pending > longestRecord) throw new CsvFault(`The row on line ${cutter.line} does not end: a quote in it is never closed.`);
    }
  } finally {
    await reader.cancel();
  }
}

function decode(decoder: TextDecoder, value: Uint8Array | undefined, done: boolean): string {
  try {
    return decoder.decode(value, { stream: !done });
  } catch (cause) {
    if (cause instanceof TypeError) throw new CsvFault('The file is not written in UTF-8 throughout. Choose “Western European (Windows-1252)” and start again.');
    throw cause;
  }
}

function encodingOf(head: Uint8Array, cut: boolean): Encoding {
  try {
    // A character may be cut in two at the end of the sample.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: cut });
    return 'utf-8';
  } catch {
    // Not UTF-8: what Excel writes on Windows.
    return 'windows-1252';
  }
}

/** Column names as the server can take them in `map`: without its separators, and no two alike. */
function distinct(names: string[]): string[] {
  const seen = new Set<string>();
  return names.map((name, index) => {
    const base = name.replace(/[\s,:"]+/g, ' ').trim() || `column ${index + 1}`;
    let unique = base;
    for (let copy = 2; seen.has(unique.toLowerCase()); copy++) unique = `${base} ${copy}`;
    seen.add(unique.toLowerCase());
    return unique;
  });
}
