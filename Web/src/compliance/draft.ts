import type { RuleChange, RuleListName } from '../api/contract';

/** What a new row begins with. */
export const template = {
  id: 'us-ny-emergency',
  kind: 'emergency',
  value: { text: 'A state of emergency is declared.' },
  jurisdiction: 'US-NY',
  channels: ['voice', 'ai_voice'],
  purposes: ['marketing'],
  source: '',
  mark: 'R',
};

/** The change that a form describes, or what is missing. */
export function changeOf(edited: { list: RuleListName; id: string }, action: RuleChange['action'], text: string, last: string): RuleChange | string {
  const { list, id } = edited;
  if (action === 'restore') return { list, action, id };
  if (action === 'end') return last === '' ? 'Choose the last day on which it holds.' : { list, action, id, effectiveTo: last };
  const row = parse(text);
  if (row === null) return 'The row is not well-formed JSON.';
  return { list, action, id: action === 'add' ? String(row['id'] ?? '') : id, row };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
