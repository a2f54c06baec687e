import type { SequenceRehearsal } from '../api/contract';

/** For whom a preview is made, as it is being typed. */
export interface Whom {
  person: 'invented' | 'lead';
  state: string;
  lead: string;
  /** By the user's clock; empty: now. */
  at: string;
}

export const inventedPerson: Whom = { person: 'invented', state: 'NY', lead: '', at: '' };

const leadId = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i;

/** The question, or what is missing to ask it. A lead's address does for its id. */
export function rehearsalFor(whom: Whom): Omit<SequenceRehearsal, 'draft'> | string {
  const time = whom.at === '' ? null : new Date(whom.at);
  if (time !== null && Number.isNaN(time.getTime())) return 'Give the start as a day and a time, or leave it empty.';
  const at = time === null ? {} : { at: time.toISOString() };
  if (whom.person === 'lead') {
    const id = leadId.exec(whom.lead)?.[0].toLowerCase();
    return id === undefined ? 'Choose a lead, or paste its id or address.' : { leadId: id, ...at };
  }

  const state = whom.state.trim().toUpperCase();
  return /^[A-Z]{2}$/.test(state) ? { state, ...at } : 'Give the state by its two letters.';
}
