import { useCallback, useEffect, useRef } from 'react';
import { send } from '../api/client';
import type { User } from '../api/contract';
import type { RowStore } from '../feeds/rowStore';

/** Leads in one request, as many as the server takes. */
const most = 200;

/** What is told together. */
const pause = 1_000;

/** A lead that could not be told so often is let go: the clock is a figure, and no order. */
const attempts = 5;

/**
 * Tells the server which new leads a broker's screen has shown: the second clock of speed-to-lead. A tab that nobody sees tells nothing.
 * @returns to be called with what is drawn.
 */
export function useNotices(user: User, store: RowStore): (ids: readonly string[]) => void {
  const told = useRef(new Set<string>());
  const failed = useRef(new Map<string, number>());
  const waiting = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  }, []);

  return useCallback(
    (ids: readonly string[]) => {
      if (user.role !== 'broker' || document.visibilityState !== 'visible') return;
      for (const id of ids) {
        if (!told.current.has(id) && store.rowState(id)?.row.status === 'assigned') waiting.current.add(id);
      }

      if (waiting.current.size > 0) timer.current ??= setTimeout(tell, pause);

      function tell(): void {
        timer.current = null;
        const batch = [...waiting.current].slice(0, most);
        for (const id of batch) {
          waiting.current.delete(id);
          told.current.add(id);
        }

        send('/api/v1/leads/noticed', { method: 'POST', body: { ids: batch } }).catch(() => {
          // The server is away: what is still shown is told with what is drawn next.
          for (const id of batch) {
            const times = (failed.current.get(id) ?? 0) + 1;
            failed.current.set(id, times);
            if (times < attempts) told.current.delete(id);
          }
        });
        if (waiting.current.size > 0) timer.current = setTimeout(tell, pause);
      }
    },
    [user.role, store],
  );
}
