import type { GridRow, LeadStatus } from '../api/contract';

/** All that is given must hold. */
export interface Filter {
  statuses: readonly LeadStatus[];
  campaign: string | null;
  state: string | null;
  minScore: number;
  search: string;
}

export const noFilter: Filter = { statuses: [], campaign: null, state: null, minScore: 0, search: '' };

export function isFiltering(filter: Filter): boolean {
  return filter.statuses.length > 0 || filter.campaign !== null || filter.state !== null || filter.minScore > 0 || filter.search.trim() !== '';
}

/** What is searched of a row: names, e-mail address, place, and the phone number's digits. */
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

/** @param textOf called only where the filter searches. */
export function matches(row: GridRow, filter: Filter, words: readonly string[], textOf: () => string): boolean {
  if (filter.minScore > row.score) return false;
  if (filter.statuses.length > 0 && !filter.statuses.includes(row.status)) return false;
  if (filter.campaign !== null && filter.campaign !== row.campaign) return false;
  if (filter.state !== null && filter.state !== row.state) return false;
  if (words.length === 0) return true;
  const text = textOf();
  return words.every((word) => text.includes(word));
}
