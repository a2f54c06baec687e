import { useEffect, useRef, useState } from 'react';
import type { GridRow } from '../api/contract';
import { fullName, plural } from '../shell/format';
import { useFeed } from './FeedProvider';

/** Between two announcements; a screen reader that speaks without pause says nothing. */
const pause = 8_000;

/** Tells a screen reader of new leads, politely. */
export function Arrivals() {
  const { store } = useFeed();
  const [text, setText] = useState('');
  const waiting = useRef<GridRow[]>([]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const speak = (): void => {
      timer = undefined;
      const rows = waiting.current;
      if (rows.length === 0) return;
      waiting.current = [];
      setText(sentence(rows));
      timer = setTimeout(speak, pause);
    };
    const leave = store.onArrival((rows) => {
      waiting.current.push(...rows);
      // The rest of the same burst belongs to the same sentence.
      timer ??= setTimeout(speak, 500);
    });
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [store]);

  return (
    <div className="unseen" role="status" aria-live="polite" aria-label="New leads">
      {text}
    </div>
  );
}

export function sentence(rows: readonly GridRow[]): string {
  const newest = rows.reduce((best, row) => (row.receivedAt > best.receivedAt ? row : best));
  const who = [fullName(newest), newest.state].filter(Boolean).join(', ');
  return rows.length === 1 ? `New lead: ${who}, score ${newest.score}.` : `${plural(rows.length, 'new lead')}. Newest: ${who}, score ${newest.score}.`;
}
