import type { ContactChannel, LawRow, RuleRow } from '../api/contract';

export const channels: readonly ContactChannel[] = ['sms', 'voice', 'ai_voice', 'email'];

export interface RuleFilter {
  jurisdiction: string;
  channel: string;
  kind: string;
  text: string;
}

/** The rows that a filter leaves; of a state also those of the whole country and of everywhere, since they bind there too. */
export function filtered(rows: readonly RuleRow[], filter: RuleFilter): RuleRow[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return rows.filter(({ id, row }) => {
    const written = `${id} ${JSON.stringify(row)}`.toLowerCase();
    return (
      (filter.jurisdiction === '' || holdsIn(row, filter.jurisdiction)) &&
      (filter.channel === '' || (row.channels ?? []).some((channel) => channel === filter.channel)) &&
      (filter.kind === '' || row.kind === filter.kind) &&
      words.every((word) => written.includes(word))
    );
  });
}

export const holdsIn = (row: LawRow, jurisdiction: string): boolean => row.jurisdiction === '*' || row.jurisdiction === jurisdiction || (row.jurisdiction === 'US' && jurisdiction.startsWith('US'));

export const namesOf = (rows: readonly RuleRow[], name: (row: LawRow) => string | undefined): string[] => [...new Set(rows.map(({ row }) => name(row) ?? ''))].filter((each) => each !== '').sort();

/** What a row's value says, in a line. */
export function valueWords(row: LawRow): string {
  return Object.entries(row.value ?? {})
    .map(([name, value]) => (name === 'text' ? String(value) : `${name} ${String(value)}`))
    .join(', ');
}

export function effectWords(row: LawRow): string {
  if (row.effectiveFrom !== undefined && row.effectiveTo !== undefined) return `${row.effectiveFrom} to ${row.effectiveTo}`;
  if (row.effectiveFrom !== undefined) return `from ${row.effectiveFrom}`;
  return row.effectiveTo === undefined ? 'always' : `until ${row.effectiveTo}`;
}

export const weekDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Minutes of a day; null: none. */
export type Open = { from: number; to: number } | null;

/** The hours that every window in force on a day leaves open in a state, Monday first. */
export function weekOf(rows: readonly RuleRow[], jurisdiction: string, channel: string, day: string): Open[] {
  const windows = rows
    .map(({ row }) => row)
    .filter((row) => row.kind === 'window' && holdsIn(row, jurisdiction) && (row.channels ?? []).some((each) => each === channel))
    .filter((row) => (row.effectiveFrom ?? '') <= day && day <= (row.effectiveTo ?? '9999'));
  return weekDays.map((_, index) => windows.reduce<Open>((open, row) => both(open, hoursOn(row, index)), { from: 0, to: 24 * 60 }));
}

function both(one: Open, other: Open): Open {
  if (one === null || other === null) return null;
  const open = { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
  return open.from < open.to ? open : null;
}

function hoursOn(row: LawRow, day: number): Open {
  for (const [days, hours] of Object.entries(row.value ?? {})) {
    const [first, last = first] = days.split('-').map((name) => weekDays.findIndex((each) => each === name));
    if (day >= first! && day <= last!) return hours === 'none' ? null : spanOf(String(hours));
  }

  return { from: 0, to: 24 * 60 };
}

function spanOf(hours: string): Open {
  const [from = 0, to = 0] = hours.split('-').map((time) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return hour * 60 + minute;
  });
  return { from, to };
}

export function openWords(open: Open): string {
  if (open === null) return 'none';
  const time = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return `${time(open.from)} to ${time(open.to)}`;
}
