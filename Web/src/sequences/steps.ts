import type { LeadStatus, SequenceConditionKind, SequenceStepKind } from '../api/contract';
import type { WaitUnit } from './clock';

/** A step as it is being typed. What belongs to other kinds stands unused. */
export interface StepDraft {
  /** Its own as long as the page lives: branches lead to it by this, whatever it is called. */
  key: number;
  id: string;
  kind: SequenceStepKind;
  template: string;
  note: string;
  urgent: boolean;
  wait: 'for' | 'until';
  amount: string;
  unit: WaitUnit;
  day: string;
  time: string;
  condition: SequenceConditionKind;
  score: string;
  statuses: readonly LeadStatus[];
  from: string;
  to: string;
  /** Keys; null: the next step. */
  then: number | null;
  else: number | null;
}

let keys = 0;

export const nextKey = (): number => ++keys;

/** A new step of a kind, under a name that none of the others has. */
export function newStep(kind: SequenceStepKind, others: readonly StepDraft[]): StepDraft {
  return {
    key: nextKey(),
    id: freeId(kind, others),
    kind,
    template: '',
    note: '',
    urgent: false,
    wait: 'for',
    amount: '1',
    unit: 'hours',
    day: '2',
    time: '09:15',
    condition: 'replied',
    score: '70',
    statuses: [],
    from: '09:00',
    to: '17:00',
    then: null,
    else: null,
  };
}

function freeId(kind: SequenceStepKind, others: readonly StepDraft[]): string {
  const taken = new Set(others.map((step) => step.id));
  let count = 1;
  while (taken.has(`${kind}-${count}`)) count++;
  return `${kind}-${count}`;
}

/** The steps with one of them moved by so many places, as far as there are any. */
export function moved(steps: readonly StepDraft[], key: number, by: number): readonly StepDraft[] {
  const at = steps.findIndex((step) => step.key === key);
  const to = Math.max(0, Math.min(steps.length - 1, at + by));
  if (at < 0 || at === to) return steps;
  const rest = steps.toSpliced(at, 1);
  return rest.toSpliced(to, 0, steps[at]!);
}

/** A branch's ways are kept by key: where the step comes back, it leads there again. */
export const without = (steps: readonly StepDraft[], key: number): readonly StepDraft[] => steps.filter((step) => step.key !== key);

export const withAt = (steps: readonly StepDraft[], at: number, step: StepDraft): readonly StepDraft[] => steps.toSpliced(at, 0, step);
