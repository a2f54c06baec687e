import { encode } from '@msgpack/msgpack';
import type { Frame, GridRow } from '../api/contract';
import { statuses, syntheticRow } from './leads';

/** Plays the server: a snapshot, then ten deltas a second, encoded as they come over the wire. */
export interface BenchOrder {
  rows: number;
  /** Updates a second. */
  rate: number;
  /** New leads a second. */
  arrivals: number;
}

const chunk = 2_000;
const framesPerSecond = 10;
const epoch = 'bench';

self.onmessage = ({ data }: MessageEvent<BenchOrder>) => {
  const start = Date.now();
  const rows: GridRow[] = Array.from({ length: data.rows }, (_, index) => syntheticRow(index, start - (data.rows - index) * 1_000));
  let seq = 0;
  const post = (frame: Partial<Frame>): void => {
    const whole: Frame = { kind: 'delta', epoch, fromSeq: seq, toSeq: seq, rows: [], removed: [], more: false, total: rows.length, at: Date.now(), ...frame };
    const bytes = encode(whole);
    seq = whole.toSeq;
    self.postMessage(bytes, { transfer: [bytes.buffer] });
  };

  for (let at = 0; at < rows.length || at === 0; at += chunk) post({ kind: 'snapshot', rows: rows.slice(at, at + chunk), more: at + chunk < rows.length });

  let owedArrivals = 0;
  setInterval(() => {
    const changed = new Map<string, GridRow>();
    for (let made = 0; made < data.rate / framesPerSecond; made++) {
      const index = Math.floor(Math.random() * rows.length);
      const row = rows[index]!;
      const next: GridRow = {
        ...row,
        version: row.version + 1,
        score: made % 2 === 0 ? Math.floor(Math.random() * 101) : row.score,
        status: made % 2 === 0 ? row.status : statuses[Math.floor(Math.random() * statuses.length)]!,
        updatedAt: Date.now(),
      };
      rows[index] = next;
      changed.set(next.id, next);
    }

    for (owedArrivals += data.arrivals / framesPerSecond; owedArrivals >= 1; owedArrivals--) {
      const row = syntheticRow(rows.length, Date.now());
      rows.push(row);
      changed.set(row.id, row);
    }

    post({ rows: [...changed.values()], toSeq: seq + changed.size });
  }, 1_000 / framesPerSecond);
};
