import type { FollowUpSequence, FollowUpStatus, LeadStatus, ReplyAction, SequenceCondition, SequenceConditionKind, SequenceStatus, SequenceStep, SequenceStepKind, SequenceVersion } from '../api/contract';
import { plural, statusName } from '../shell/format';
import { spanOf, timeOf } from './clock';

export const kindNames: Record<SequenceStepKind, string> = { text: 'Text', email: 'E-mail', call: 'Call', wait: 'Wait', branch: 'Branch', end: 'End' };

export const kinds = Object.keys(kindNames) as SequenceStepKind[];

export const conditionNames: Record<SequenceConditionKind, string> = {
  replied: 'The person has written or called',
  score: 'The score is at least',
  disposition: 'The lead is',
  time_of_day: 'The person’s clock shows',
};

export const replyNames: Record<ReplyAction, string> = {
  pause: 'Pauses it, until somebody resumes it',
  stop: 'Ends it',
  go_on: 'Changes nothing',
};

/** Dispositions that can stop or branch a run; a closed lead ends it anyway. */
export const dispositions: readonly LeadStatus[] = ['contacted', 'appointment_set', 'appointment_kept', 'no_show'];

export const statusWords: Record<SequenceStatus, string> = { draft: 'Draft', live: 'Live', past: 'Past' };

export const runWords: Record<FollowUpStatus, string> = {
  running: 'Runs',
  waiting: 'Waits for a broker',
  paused: 'Paused',
  stopped: 'Ended early',
  finished: 'Done',
};

export const latest = (sequence: FollowUpSequence): SequenceVersion => sequence.versions.at(-1)!;

export const live = (sequence: FollowUpSequence): SequenceVersion | undefined => sequence.versions.find((version) => version.status === 'live');

/** A step in a line. */
export function stepWords(step: SequenceStep): string {
  switch (step.kind) {
    case 'text':
    case 'email':
      return `${kindNames[step.kind]} by template ${step.template ?? ''}`.trimEnd();
    case 'call':
      return [step.urgent === true ? 'Urgent call by the broker' : 'Call by the broker', step.note].filter(Boolean).join(': ');
    case 'wait':
      return waitWords(step);
    case 'branch':
      return `If ${conditionWords(step.if)}, ${wayWords(step.then)}; else ${wayWords(step.else)}`;
    case 'end':
      return 'The run ends here';
  }
}

function waitWords({ minutes, day, timeOfDay }: SequenceStep): string {
  if (day != null) return `Wait until day ${day} at ${timeOf(timeOfDay ?? 0)} by the person’s clock`;
  const { amount, unit } = spanOf(minutes ?? 0);
  return `Wait ${plural(amount, unit.slice(0, -1))}`;
}

const wayWords = (step: string | null | undefined): string => (step == null ? 'go on' : `go on with ${step}`);

function conditionWords(condition: SequenceCondition | null | undefined): string {
  switch (condition?.kind) {
    case 'replied':
      return 'the person has written or called';
    case 'score':
      return `the score is at least ${condition.score ?? 0}`;
    case 'disposition':
      return `the lead is ${(condition.statuses ?? []).map((status) => statusName(status).toLowerCase()).join(' or ')}`;
    case 'time_of_day':
      return `the person’s clock shows ${timeOf(condition.from)} to ${timeOf(condition.to)}`;
    case undefined:
      return 'nothing is asked';
  }
}
