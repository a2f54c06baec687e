const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;
const delimiters = new Set([lineFeed, ...[',', ';', '\t', '|'].map((each) => each.charCodeAt(0))]);
const startsField = (before: number): boolean => delimiters.has(before);

/** One record of a CSV file, as its text stands there (newlines in quotes included), without its line end. */
export interface CsvRecord {
  text: string;
  /** The line of the file on which it begins, counted from 1. */
  line: number;
}

/**
 * Cuts text that arrives in pieces into records, aware of quotes: a newline between quotes is part of the record.
 * Blank lines are no records.
 */
export class RecordCutter {
  #rest = '';
  /** How far `#rest` has been looked at. */
  #at = 0;
  #quoted = false;
  /** The character before `#at`; and whether it closed a quote, so that a second one stands for a quote itself. */
  #before = lineFeed;
  #closed = false;
  #line = 1;
  #linesInside = 0;

  *push(piece: string): Generator<CsvRecord> {
    this.#rest += piece;
    let start = 0;
    let at = this.#at;
    for (; at < this.#rest.length; at++) {
      const char = this.#rest.charCodeAt(at);
      const before = this.#before;
      const closed = this.#closed;
      this.#before = char;
      this.#closed = false;
      if (char === quote) {
        // A quote within an unquoted field is a character like any other: 5" pipe.
        if (this.#quoted) this.#closed = true;
        this.#quoted = this.#quoted ? false : closed || startsField(before);
      } else if (char === carriageReturn && !this.#quoted) {
        // Whether a line feed follows is not known before the next piece.
        if (at === this.#rest.length - 1) {
          this.#before = before;
          this.#closed = closed;
          break;
        }

        yield* this.#cut(start, at);
        if (this.#rest.charCodeAt(at + 1) === lineFeed) at++;
        start = at + 1;
        this.#before = lineFeed;
      } else if (char === lineFeed) {
        if (this.#quoted) this.#linesInside++;
        else {
          yield* this.#cut(start, at);
          start = at + 1;
        }
      }
    }

    this.#rest = this.#rest.slice(start);
    this.#at = at - start;
  }

  /** Characters of the record that has begun. */
  get pending(): number {
    return this.#rest.length;
  }

  get line(): number {
    return this.#line;
  }

  /** The last record, where the file does not end with a line end. A quote left open takes the rest of the file. */
  *end(): Generator<CsvRecord> {
    const length = this.#rest.endsWith('\r') && !this.#quoted ? this.#rest.length - 1 : this.#rest.length;
    yield* this.#cut(0, length);
    this.#rest = '';
    this.#at = 0;
  }

  *#cut(start: number, end: number): Generator<CsvRecord> {
    const text = this.#rest.slice(start, end);
    const line = this.#line;
    this.#line += 1 + this.#linesInside;
    this.#linesInside = 0;
    if (text.trim() !== '') yield { text, line };
  }
}

export type Delimiter = ',' | ';' | '\t' | '|';

/** The fields of a record, unquoted. */
export function fieldsOf(record: string, delimiter: Delimiter): string[] {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let at = 0; at < record.length; at++) {
    const char = record[at]!;
    if (quoted) {
      if (char !== '"') field += char;
      else if (record[at + 1] === '"') {
        field += '"';
        at++;
      } else quoted = false;
    } else if (char === '"' && field === '') quoted = true;
    else if (char === delimiter) {
      fields.push(field);
      field = '';
    } else field += char;
  }

  fields.push(field);
  return fields;
}

/** Fields as one line of CSV, quoted where they must be. */
export function csvLine(fields: readonly string[]): string {
  return fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}

/** The delimiter that cuts the heading into the most fields. */
export function delimiterOf(heading: string): Delimiter {
  const candidates: Delimiter[] = [',', ';', '\t', '|'];
  return candidates.reduce((best, each) => (fieldsOf(heading, each).length > fieldsOf(heading, best).length ? each : best));
}
