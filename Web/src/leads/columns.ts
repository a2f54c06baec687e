import type { SortColumn } from '../feeds/sorting';

export interface Column {
  id: 'score' | 'name' | 'status' | 'phone' | 'email' | 'place' | 'campaign' | 'broker' | 'appointment' | 'received';
  label: string;
  /** What a click on its head sorts by; null where sorting says nothing. */
  sort: SortColumn | null;
}

const all: readonly Column[] = [
  { id: 'score', label: 'Score', sort: 'score' },
  { id: 'name', label: 'Lead', sort: 'name' },
  { id: 'status', label: 'Status', sort: 'status' },
  { id: 'phone', label: 'Phone', sort: null },
  { id: 'email', label: 'Email', sort: null },
  { id: 'place', label: 'Place', sort: 'place' },
  { id: 'campaign', label: 'Campaign', sort: 'campaign' },
  { id: 'broker', label: 'Broker', sort: 'broker' },
  { id: 'appointment', label: 'Appointment', sort: 'appointmentAt' },
  { id: 'received', label: 'Received', sort: 'receivedAt' },
];

const ofBroker = all.filter((column) => column.id !== 'broker');

/** A broker need not read its own name in every row. */
export const columnsFor = (operator: boolean): readonly Column[] => (operator ? all : ofBroker);

export const sortNames: Record<SortColumn, string> = {
  receivedAt: 'Received',
  updatedAt: 'Last change',
  score: 'Score',
  name: 'Name',
  status: 'Status',
  place: 'Place',
  campaign: 'Campaign',
  broker: 'Broker',
  appointmentAt: 'Appointment',
};

/** Numbers and times start with the largest, words with A. */
export const startsDescending = (column: SortColumn): boolean => column === 'score' || column === 'receivedAt' || column === 'updatedAt';
