import { Problem } from '../api/client';

/**
 * The values of a newline-delimited JSON answer, as they stream in.
 * @throws {Problem} where the answer breaks off, in the middle of a line or between two.
 */
export async function* ndjson<T>(response: Response, signal: AbortSignal): AsyncGenerator<T> {
  if (response.body === null) return;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await read(reader, signal);
      rest += decoder.decode(value, { stream: !done });
      const lines = rest.split('\n');
      rest = lines.pop()!;
      for (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as T;
      if (!done) continue;
      if (rest.trim() !== '') yield last<T>(rest);
      return;
    }
  } finally {
    // Who stops reading has a reason of its own; that cancelling may fail after it adds nothing.
    reader.cancel().catch(() => undefined);
  }
}

const brokenOff = (): Problem => new Problem(0, 'The connection broke off.');

async function read(reader: ReadableStreamDefaultReader<Uint8Array>, signal: AbortSignal) {
  try {
    return await reader.read();
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw brokenOff();
  }
}

/** A last line without its line end is whole, or it is where the answer broke off. */
function last<T>(line: string): T {
  try {
    return JSON.parse(line) as T;
  } catch {
    throw brokenOff();
  }
}
