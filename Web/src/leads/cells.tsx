import type { CSSProperties } from 'react';
import type { GridRow, LeadStatus } from '../api/contract';
import { ago, exactly, fullName, phone, statusName, when } from '../shell/format';
import { useNow } from '../shell/now';
import type { Column } from './columns';
import { Countdown } from './Countdown';

export function Score({ value }: { value: number }) {
  return (
    <span className="score" data-band={value >= 70 ? 'high' : value >= 40 ? 'middle' : 'low'} style={{ '--share': value / 100 } as CSSProperties}>
      <span className="score-value">{value}</span>
      <span className="score-bar" aria-hidden="true" />
    </span>
  );
}

export function Status({ value }: { value: LeadStatus }) {
  return <span className={`status s-${value}`}>{statusName(value)}</span>;
}

export function Flags({ flags }: { flags: readonly string[] }) {
  if (flags.length === 0) return null;
  return (
    <span className="flag" title={`Flagged: ${flags.join(', ')}`}>
      <svg viewBox="0 0 16 16" width="13" height="13" aria-hidden="true" className="stroke">
        <path d="M4 14V2.5h8L10 5.5l2 3H4" />
      </svg>
      <span className="unseen">Flagged: {flags.join(', ')}</span>
    </span>
  );
}

/** The broker is to call. */
export function CallDue({ since }: { since: number }) {
  const now = useNow();
  const words = `Call due since ${when(since, now)}`;
  return (
    <span className="call-due" title={words}>
      <svg viewBox="0 0 16 16" width="13" height="13" aria-hidden="true" className="stroke">
        <path d="M3.5 2.5h2.3l1.2 3-1.6 1.2a8 8 0 0 0 3.9 3.9l1.2-1.6 3 1.2v2.3c0 .6-.5 1-1 1A10 10 0 0 1 2.5 3.5c0-.5.4-1 1-1z" />
      </svg>
      <span className="unseen">{words}</span>
    </span>
  );
}

export function Age({ at }: { at: number }) {
  const now = useNow();
  return <time dateTime={new Date(at).toISOString()}>{ago(at, Math.max(now, at))}</time>;
}

function Appointment({ at, open }: { at: number; open: boolean }) {
  const now = useNow();
  const overdue = open && at < now;
  return (
    <time dateTime={new Date(at).toISOString()} className={overdue ? 'overdue' : at < now ? 'past' : undefined} title={overdue ? 'Say whether it was kept' : undefined}>
      {overdue ? `Kept? ${when(at, now)}` : when(at, now)}
    </time>
  );
}

export function place(row: { city: string | null; state: string | null }): string {
  return [row.city, row.state].filter(Boolean).join(', ');
}

export function cellContent(column: Column['id'], row: GridRow) {
  switch (column) {
    case 'score':
      return <Score value={row.score} />;
    case 'name':
      return (
        <>
          <span className="name">{fullName(row)}</span>
          {row.callDueAt != null && <CallDue since={row.callDueAt} />}
          <Flags flags={row.flags} />
        </>
      );
    case 'status':
      return (
        <>
          <Status value={row.status} />
          {row.pullBackAt != null && <Countdown at={row.pullBackAt} />}
        </>
      );
    case 'phone':
      return row.phone === null ? null : phone(row.phone);
    case 'email':
      return row.email;
    case 'place':
      return place(row);
    case 'campaign':
      return row.campaign;
    case 'broker':
      return row.brokerName ?? <span className="quiet">Nobody yet</span>;
    case 'appointment':
      return row.appointmentAt === null ? null : <Appointment at={row.appointmentAt} open={row.status === 'appointment_set'} />;
    case 'received':
      return <Age at={row.receivedAt} />;
  }
}

export const cellTitle = (column: Column['id'], row: GridRow): string | undefined =>
  column === 'received' ? exactly(row.receivedAt) : column === 'email' ? (row.email ?? undefined) : undefined;
