import type { GridRow, LeadStatus } from '../api/contract';

/** All that is given must hold. */
export interface Filter {
  statuses: readonly LeadStatus[];
  campaign: string | null;
  state: string | null;
  minScore: number;
  search: string;
  /** Only leads whom the broker is to call. */
  callsDue: boolean;
}

export const noFilter: Filter = { statuses: [], campaign: null, state: null, minScore: 0, search: '', callsDue: false };

export function isFiltering(filter: Filter): boolean {
  return filter.statuses.length > 0 || filter.campaign !== null || filter.state !== null || filter.minScore > 0 || filter.callsDue || filter.search.trim() !== '';
}

/** What is searched of a row: names, e-mail address, place, and those digits of the phone number that it shows. */
export function searchText(row: GridRow): string {
  const phone = (row.phone ?? '').replace(/\D/g, '');
  return `${row.firstName} ${row.lastName}\n${row.email ?? ''}\n${row.city ?? ''} ${row.state ?? ''}\n${phone}`.toLowerCase();
}

/** Words that must all be found; what looks like a phone number is compared by its digits. */
export function searchWords(search: string): string[] {
  const text = search.trim().toLowerCase();
  if (text === '') return [];
  if (/^[\d\s()+.-]*\d[\d\s()+.-]*$/.test(text)) return [text.replace(/\D/g, '')];
  return text.split(/\s+/);
}

/** Whether a whole phone number is looked for: a part of one is a part of many. */
export function isWholeNumber(search: string): boolean {
  const [digits = '', ...more] = searchWords(search);
  return more.length === 0 && /^\d{10,}$/.test(digits);
}

export const nobody: ReadonlySet<string> = new Set();

/**
 * @param textOf called only where the filter searches.
 * @param found ids that the server has found for the search.
 */
export function matches(row: GridRow, filter: Filter, words: readonly string[], textOf: () => string, found: ReadonlySet<string> = nobody): boolean {
  if (filter.minScore > row.score) return false;
  if (filter.callsDue && row.callDueAt == null) return false;
  if (filter.statuses.length > 0 && !filter.statuses.includes(row.status)) return false;
  if (filter.campaign !== null && filter.campaign !== row.campaign) return false;
  if (filter.state !== null && filter.state !== row.state) return false;
  if (words.length === 0 || found.has(row.id)) return true;
  const text = textOf();
  return words.every((word) => text.includes(word));
}
