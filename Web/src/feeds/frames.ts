import type { Frame } from '../api/contract';

/** What the browser has of a view: nothing, the beginning of a snapshot, or everything up to a number. */
export type Following =
  | { kind: 'nothing' }
  | { kind: 'loading'; epoch: string }
  | { kind: 'level'; epoch: string; seq: number };

/** What a frame asks of the rows; `gap` asks for another Watch. */
export type Step = 'replace' | 'append' | 'merge' | 'keep' | 'gap';

export const nothing: Following = { kind: 'nothing' };

/** Judges a frame against what the browser has. Pure: the same two always give the same step. */
export function follow(have: Following, frame: Frame): { step: Step; next: Following } {
  switch (frame.kind) {
    case 'snapshot':
      return {
        step: have.kind === 'loading' && have.epoch === frame.epoch ? 'append' : 'replace',
        next: frame.more
          ? { kind: 'loading', epoch: frame.epoch }
          : { kind: 'level', epoch: frame.epoch, seq: frame.toSeq },
      };
    case 'delta':
      return continues(have, frame)
        ? { step: 'merge', next: { ...have, seq: frame.toSeq } }
        : { step: 'gap', next: have };
    case 'heartbeat':
      return have.kind !== 'level' || (have.epoch === frame.epoch && have.seq === frame.toSeq)
        ? { step: 'keep', next: have }
        : { step: 'gap', next: have };
  }
}

function continues(have: Following, frame: Frame): have is Extract<Following, { kind: 'level' }> {
  return have.kind === 'level' && have.epoch === frame.epoch && have.seq === frame.fromSeq;
}

/** What to tell the server at the next Watch. Half a snapshot is worth nothing: it is asked for again. */
export function resumeFrom(have: Following): { have: Following; epoch: string | null; seq: number | null } {
  return have.kind === 'level'
    ? { have, epoch: have.epoch, seq: have.seq }
    : { have: nothing, epoch: null, seq: null };
}
