import type { LeadStatus, ReplyAction, SequenceCondition, SequenceContent, SequenceStep } from '../api/contract';
import { minutesIn, minutesOf, spanOf, timeOf, wholeNumber } from './clock';
import { newStep, nextKey, type StepDraft } from './steps';

/** A sequence as it is being typed. */
export interface SequenceDraft {
  name: string;
  steps: readonly StepDraft[];
  onReply: ReplyAction;
  callSeconds: string;
  statuses: readonly LeadStatus[];
  includeFlagged: boolean;
}

export type Faults = Readonly<Record<string, string[]>>;
type Fault = (field: string, sentence: string) => void;

export const blank: SequenceContent = {
  name: '',
  steps: [],
  stops: { onReply: 'pause', callSeconds: 60, statuses: ['contacted', 'appointment_set', 'appointment_kept'] },
  includeFlagged: false,
};

export function draftOf(content: SequenceContent): SequenceDraft {
  const keys = new Map(content.steps.map((step) => [step.id, nextKey()]));
  return {
    name: content.name,
    steps: content.steps.map((step) => stepDraftOf(step, keys)),
    onReply: content.stops.onReply,
    callSeconds: content.stops.callSeconds === null ? '' : String(content.stops.callSeconds),
    statuses: content.stops.statuses,
    includeFlagged: content.includeFlagged,
  };
}

function stepDraftOf(step: SequenceStep, keys: ReadonlyMap<string, number>): StepDraft {
  const fresh = newStep(step.kind, []);
  const condition = step.if;
  const span = step.minutes == null ? { amount: fresh.amount, unit: fresh.unit } : spanOf(step.minutes);
  const target = (id: string | null | undefined): number | null => (id == null ? null : (keys.get(id) ?? null));
  return {
    ...fresh,
    key: keys.get(step.id)!,
    id: step.id,
    template: step.template ?? '',
    note: step.note ?? '',
    urgent: step.urgent ?? false,
    wait: step.day == null ? 'for' : 'until',
    amount: String(span.amount),
    unit: span.unit,
    day: step.day == null ? fresh.day : String(step.day),
    time: step.day == null ? fresh.time : timeOf(step.timeOfDay),
    condition: condition?.kind ?? fresh.condition,
    score: condition?.score == null ? fresh.score : String(condition.score),
    statuses: condition?.statuses ?? [],
    from: condition?.from == null ? fresh.from : timeOf(condition.from),
    to: condition?.to == null ? fresh.to : timeOf(condition.to),
    then: target(step.then),
    else: target(step.else),
  };
}

/** What the draft says, or what of it cannot be said at all; the server knows the rest of the rules. */
export function contentOf(draft: SequenceDraft): SequenceContent | Faults {
  const faults: Record<string, string[]> = {};
  const fault: Fault = (field, sentence) => void (faults[field] ??= []).push(sentence);
  const steps = draft.steps.map((step, at) => stepOf(step, at, draft.steps, (field, sentence) => fault(`content.steps[${at}].${field}`, sentence)));
  const callSeconds = draft.callSeconds.trim() === '' ? null : wholeNumber(draft.callSeconds);
  if (callSeconds === null && draft.callSeconds.trim() !== '') fault('content.stops.callSeconds', 'Give whole seconds, or leave it empty.');
  if (Object.keys(faults).length > 0) return faults;
  return {
    name: draft.name.trim(),
    steps,
    stops: { onReply: draft.onReply, callSeconds, statuses: [...draft.statuses] },
    includeFlagged: draft.includeFlagged,
  };
}

export const isContent = (value: SequenceContent | Faults): value is SequenceContent => typeof value['name'] === 'string';

function stepOf(step: StepDraft, at: number, steps: readonly StepDraft[], fault: Fault): SequenceStep {
  const { kind } = step;
  const id = step.id.trim();
  switch (kind) {
    case 'text':
    case 'email':
      return { id, kind, template: step.template };
    case 'call':
      return { id, kind, note: step.note.trim() === '' ? null : step.note.trim(), urgent: step.urgent };
    case 'wait':
      return { id, kind, ...waitOf(step, fault) };
    case 'branch': {
      const target = (field: 'then' | 'else'): string | null => targetOf(step[field], at, steps, (sentence) => fault(field, sentence));
      return { id, kind, if: conditionOf(step, fault), then: target('then'), else: target('else') };
    }
    case 'end':
      return { id, kind };
  }
}

function waitOf(step: StepDraft, fault: Fault): Partial<SequenceStep> {
  if (step.wait === 'for') {
    const amount = wholeNumber(step.amount);
    if (amount === null) fault('minutes', 'Give a whole number.');
    return { minutes: (amount ?? 0) * minutesIn[step.unit] };
  }

  const day = wholeNumber(step.day);
  if (day === null) fault('day', 'Give the number of the day; the run begins on day 1.');
  return { day, timeOfDay: minutesOf(step.time) };
}

function conditionOf(step: StepDraft, fault: Fault): SequenceCondition {
  const kind = step.condition;
  switch (kind) {
    case 'replied':
      return { kind };
    case 'score': {
      const score = wholeNumber(step.score);
      if (score === null) fault('if.score', 'Give a whole number from 0 to 100.');
      return { kind, score };
    }
    case 'disposition':
      return { kind, statuses: [...step.statuses] };
    case 'time_of_day': {
      const [from, to] = [minutesOf(step.from), minutesOf(step.to)];
      if (from === null) fault('if.from', 'Give a time.');
      if (to === null) fault('if.to', 'Give a time.');
      // Until midnight is until the day's end.
      return { kind, from, to: to === 0 ? minutesIn.days : to };
    }
  }
}

function targetOf(key: number | null, at: number, steps: readonly StepDraft[], fault: (sentence: string) => void): string | null {
  if (key === null) return null;
  const to = steps.findIndex((step) => step.key === key);
  if (to < 0) fault('The step that it led to is removed: choose another.');
  else if (to <= at) fault('That step comes earlier now: choose a later one.');
  return steps[to]?.id.trim() ?? null;
}
