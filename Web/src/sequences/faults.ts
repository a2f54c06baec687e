import type { Faults } from './draft';
import type { StepDraft } from './steps';

export type Said = (field: string) => readonly string[];

/**
 * The server's sentences by field as the steps stand now: those of a step follow it, wherever it has moved since.
 * @param seen the steps' keys in the order in which the server read them.
 */
export function placed(served: Faults, seen: readonly number[], steps: readonly StepDraft[]): Faults {
  const now: Record<string, string[]> = {};
  for (const [field, sentences] of Object.entries(served)) {
    const match = /^content\.steps\[(\d+)\](.*)$/.exec(field);
    if (match === null) {
      now[field] = sentences;
      continue;
    }

    const at = steps.findIndex((step) => step.key === seen[Number(match[1])]);
    if (at >= 0) now[`content.steps[${at}]${match[2]!}`] = sentences;
  }

  return now;
}

export const saidBy = (...all: readonly Faults[]): Said => (field) => all.flatMap((faults) => faults[field] ?? []);
