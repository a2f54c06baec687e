import { useEffect, useSyncExternalStore } from 'react';
import { ask } from '../api/client';
import type { LeadPage } from '../api/contract';
import { isWholeNumber } from '../feeds/filtering';
import type { RowStore } from '../feeds/rowStore';
import { say } from '../shell/toasts';

/** The most leads that one answer names. */
const limit = 500;

/** Rows show a broker the end of a phone number only: whose a whole one is, the server is asked. */
export function useNumberSearch(store: RowStore, asks: boolean): void {
  const { search } = useSyncExternalStore(store.subscribe, store.filter);
  useEffect(() => {
    if (!asks || !isWholeNumber(search)) return;
    const typedOn = new AbortController();
    ask<LeadPage>('/api/v1/leads/search', { method: 'POST', body: { phone: search.trim(), limit }, signal: typedOn.signal }).then(
      (page) => store.foundFor(search, page.leads.map((lead) => lead.id)),
      (problem: Error) => {
        if (!typedOn.signal.aborted) say(`The number could not be looked for: ${problem.message}`, 'bad');
      },
    );
    return () => typedOn.abort();
  }, [store, asks, search]);
}
