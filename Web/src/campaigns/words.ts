import type { ConditionOperator, LeadField } from '../api/contract';
import { humanise, pretty } from '../shell/format';

/** A criterion as a sentence. */
export function criterionWords(criterion: { field: string; operator: ConditionOperator; values: readonly string[] }): string {
  const field = humanise(criterion.field);
  const values = list(criterion.values);
  switch (criterion.operator) {
    case 'exists':
      return `${field} is given`;
    case 'missing':
      return `${field} is not given`;
    case 'in':
      return criterion.values.length === 1 ? `${field} is ${values}` : `${field} is one of ${values}`;
    case 'not_in':
      return criterion.values.length === 1 ? `${field} is not ${values}` : `${field} is none of ${values}`;
    case 'at_least':
      return `${field} is at least ${values}`;
    case 'at_most':
      return `${field} is at most ${values}`;
  }
}

/** What a field's value may be. */
export function limitWords(field: LeadField): string {
  const { minimum, maximum } = field;
  if (field.type === 'choice') return list(field.values);
  if (field.type === 'boolean') return 'true or false';
  const unit = field.type === 'text' ? ' characters' : '';
  if (minimum !== null && maximum !== null) return `${minimum} to ${maximum}${unit}`;
  if (minimum !== null) return `${field.type === 'date' ? 'from' : 'at least'} ${minimum}${unit}`;
  if (maximum !== null) return `${field.type === 'date' ? 'until' : 'at most'} ${maximum}${unit}`;
  return field.type === 'date' ? 'yyyy-mm-dd' : 'any';
}

function list(values: readonly string[]): string {
  return values.length < 2 ? (values[0] ?? '') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)!}`;
}

/** The example as a command that can be pasted into a shell. */
export function curl(url: string, example: unknown): string {
  const body = pretty(example).replaceAll("'", `'\\''`);
  return `curl -X POST '${url}' \\\n  -H 'X-Api-Key: <your key>' \\\n  -H 'Content-Type: application/json' \\\n  -d '${body}'`;
}
