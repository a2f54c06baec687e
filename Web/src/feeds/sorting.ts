import type { GridRow, LeadStatus } from '../api/contract';

export type SortColumn = 'score' | 'name' | 'status' | 'place' | 'campaign' | 'broker' | 'receivedAt' | 'updatedAt' | 'appointmentAt';

export interface Sort {
  column: SortColumn;
  descending: boolean;
}

/** Statuses in the order in which a lead passes through them. */
export const lifecycle: readonly LeadStatus[] = [
  'received',
  'rejected',
  'duplicate',
  'accepted',
  'queued',
  'offered',
  'assigned',
  'contacted',
  'appointment_set',
  'appointment_kept',
  'no_show',
  'won',
  'lost',
  'returned',
  'recycled',
  'erased',
];

const rank = new Map(lifecycle.map((status, index) => [status, index]));

export type SortKey = number | string;

/** What a row is sorted by. Rows without a value come last, whichever way the column is sorted. */
export function sortKey(row: GridRow, sort: Sort): SortKey {
  switch (sort.column) {
    case 'score':
    case 'receivedAt':
    case 'updatedAt':
      return row[sort.column];
    case 'appointmentAt':
      return row.appointmentAt ?? (sort.descending ? -Infinity : Infinity);
    case 'status':
      return rank.get(row.status) ?? lifecycle.length;
    case 'name':
      return text(`${row.lastName} ${row.firstName}`, sort);
    case 'place':
      return text(`${row.state ?? ''} ${row.city ?? ''}`, sort);
    case 'campaign':
      return text(row.campaign, sort);
    case 'broker':
      return text(row.brokerName, sort);
  }
}

function text(value: string | null, sort: Sort): string {
  const key = (value ?? '').trim().toLowerCase();
  return key === '' && !sort.descending ? '\uffff' : key;
}
