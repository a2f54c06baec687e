import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Frame, GridRow } from '../api/contract';
import { frame, gridRow, snapshot } from '../testing/fixtures';
import { follow, nothing, resumeFrom, type Following } from './frames';
import { RowStore } from './rowStore';

const level = (seq: number, epoch = 'e1'): Following => ({ kind: 'level', epoch, seq });

describe('A snapshot', () => {
  test('replaces all rows with its first frame and adds with the next ones', () => {
    const first = follow(level(9), snapshot([], { more: true, toSeq: 20 }));
    expect(first).toEqual({ step: 'replace', next: { kind: 'loading', epoch: 'e1' } });
    const last = follow(first.next, snapshot([], { more: false, toSeq: 20 }));
    expect(last).toEqual({ step: 'append', next: level(20) });
  });

  test('of another epoch begins anew in the middle of a snapshot', () => {
    expect(follow({ kind: 'loading', epoch: 'e1' }, snapshot([], { epoch: 'e2', toSeq: 3 }))).toEqual({ step: 'replace', next: level(3, 'e2') });
  });
});

describe('A delta', () => {
  test('that continues what the browser has is applied', () => {
    expect(follow(level(5), frame({ fromSeq: 5, toSeq: 8 }))).toEqual({ step: 'merge', next: level(8) });
  });

  test.each([
    ['after a hole', level(5), frame({ fromSeq: 6, toSeq: 8 })],
    ['from before', level(5), frame({ fromSeq: 4, toSeq: 6 })],
    ['of another epoch', level(5), frame({ fromSeq: 5, toSeq: 6, epoch: 'e2' })],
    ['before any snapshot', nothing, frame({ fromSeq: 0, toSeq: 1 })],
    ['in the middle of a snapshot', { kind: 'loading', epoch: 'e1' } satisfies Following, frame({ fromSeq: 0, toSeq: 1 })],
  ])('%s is a gap', (_, have, delta) => {
    expect(follow(have, delta)).toEqual({ step: 'gap', next: have });
  });
});

describe('A heartbeat', () => {
  test('with the browser’s number says that nothing is missing', () => {
    expect(follow(level(5), frame({ kind: 'heartbeat', toSeq: 5 })).step).toBe('keep');
  });

  test('with another number or epoch is a gap', () => {
    expect(follow(level(5), frame({ kind: 'heartbeat', toSeq: 6 })).step).toBe('gap');
    expect(follow(level(5), frame({ kind: 'heartbeat', toSeq: 5, epoch: 'e2' })).step).toBe('gap');
  });

  test('during a snapshot says only that the server is there', () => {
    expect(follow(nothing, frame({ kind: 'heartbeat', toSeq: 5 })).step).toBe('keep');
  });
});

test('Half a snapshot is asked for again from the beginning', () => {
  expect(resumeFrom({ kind: 'loading', epoch: 'e1' })).toEqual({ have: nothing, epoch: null, seq: null });
  expect(resumeFrom(level(7))).toEqual({ have: level(7), epoch: 'e1', seq: 7 });
});

/** A server that keeps everything and a network that loses frames: whatever is lost, the browser ends with the same rows. */
class ModelServer {
  epoch = 1;
  seq = 0;
  rows = new Map<string, GridRow>();
  #versions = new Map<number, number>();
  log: { seq: number; id: string }[] = [];

  put(number: number, score: number): Frame {
    // A lead's version counts on, also while it is in nobody's view.
    const version = (this.#versions.get(number) ?? 0) + 1;
    this.#versions.set(number, version);
    this.rows.set(`lead-${number}`, gridRow(number, { score, version }));
    return this.#tell(`lead-${number}`);
  }

  remove(number: number): Frame {
    this.rows.delete(`lead-${number}`);
    return this.#tell(`lead-${number}`);
  }

  restart(): void {
    this.epoch++;
    this.seq = 0;
    this.log = [];
  }

  watch(epoch: string | null, seq: number | null): Frame[] {
    const position = { epoch: `e${this.epoch}`, total: this.rows.size };
    if (epoch === position.epoch && seq !== null) return [this.#since(seq)];
    const rows = [...this.rows.values()];
    const half = Math.floor(rows.length / 2);
    return [
      snapshot(rows.slice(0, half), { ...position, fromSeq: this.seq, toSeq: this.seq, more: true }),
      snapshot(rows.slice(half), { ...position, fromSeq: this.seq, toSeq: this.seq }),
    ];
  }

  heartbeat(): Frame {
    return frame({ kind: 'heartbeat', epoch: `e${this.epoch}`, fromSeq: this.seq, toSeq: this.seq, total: this.rows.size });
  }

  #tell(id: string): Frame {
    this.log.push({ seq: ++this.seq, id });
    return this.#since(this.seq - 1);
  }

  #since(seq: number): Frame {
    const ids = new Set(this.log.filter((entry) => entry.seq > seq).map((entry) => entry.id));
    return frame({
      epoch: `e${this.epoch}`,
      fromSeq: seq,
      toSeq: this.seq,
      rows: [...ids].flatMap((id) => this.rows.get(id) ?? []),
      removed: [...ids].filter((id) => !this.rows.has(id)),
      total: this.rows.size,
    });
  }
}

test('Whatever the network loses, the browser ends with the server’s rows', () => {
  const number = fc.integer({ min: 0, max: 8 });
  const event = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('put' as const), number, score: fc.integer({ min: 0, max: 100 }), lost: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), number, lost: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('heartbeat' as const) }) },
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const server = new ModelServer();
      const store = new RowStore(() => () => undefined);
      let have: Following = nothing;
      const receive = (received: Frame): void => {
        const { step, next } = follow(have, received);
        if (step === 'gap') watch();
        else {
          have = next;
          store.take(step, received);
        }
      };
      const watch = (): void => {
        const from = resumeFrom(have);
        have = from.have;
        server.watch(from.epoch, from.seq).forEach(receive);
      };

      watch();
      for (const each of events) {
        if (each.kind === 'restart') server.restart();
        else if (each.kind === 'heartbeat') receive(server.heartbeat());
        else {
          const told = each.kind === 'put' ? server.put(each.number, each.score) : server.remove(each.number);
          if (!each.lost) receive(told);
        }
      }

      receive(server.heartbeat());
      store.flush();
      const shown = store.order().map(({ id }) => store.rowState(id)!.row);
      const wanted = [...server.rows.values()].sort((a, b) => b.receivedAt - a.receivedAt);
      expect(shown).toEqual(wanted);
      expect(store.facets().held).toBe(server.rows.size);
    }),
    { numRuns: 200 },
  );
});
