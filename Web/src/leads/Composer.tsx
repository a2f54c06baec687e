import { useState, type FormEvent, type ReactNode } from 'react';
import type { CommandName, LeadCommand } from '../api/contract';
import { dateTimeLocal, nextMorning } from './appointmentTimes';
import { wordsOf, type Direct } from './commands';

export type Composed = Exclude<CommandName, Direct>;

interface ComposerProps {
  name: Composed;
  currency: string;
  busy: boolean;
  /** The server's sentences by field. */
  errors: Readonly<Record<string, string[]>>;
  onSend: (command: LeadCommand) => void;
  onCancel: () => void;
}

const headings: Record<Composed, { title: string; send: string }> = {
  notes: { title: 'Add a note', send: 'Save note' },
  appointment: { title: 'Set an appointment', send: 'Set appointment' },
  'appointment/cancel': { title: 'Cancel the appointment', send: 'Cancel appointment' },
  win: { title: 'Mark as won', send: 'Mark as won' },
  lose: { title: 'Mark as lost', send: 'Mark as lost' },
  return: { title: 'Return this lead', send: 'Return lead' },
};

const reasons: Partial<Record<Composed, readonly string[]>> = {
  'appointment/cancel': ['They called it off', 'I called it off', 'Done by telephone'],
  lose: ['Not interested', 'Never reached', 'Bought elsewhere', 'Does not qualify'],
  return: ['Wrong number', 'Not their request', 'Outside my area', 'Already my client'],
};

/** What a command needs to be said with it. Ctrl+Enter sends from anywhere in it. */
export function Composer({ name, currency, busy, errors, onSend, onCancel }: ComposerProps) {
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [at, setAt] = useState(() => dateTimeLocal(nextMorning(new Date())));
  const [revenue, setRevenue] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const note = text.trim() === '' ? {} : { note: text.trim() };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const composed = compose();
    if (typeof composed === 'string') setFault(composed);
    else {
      setFault(null);
      onSend(composed);
    }
  };

  /** The command, or what is wrong with it. */
  const compose = (): LeadCommand | string => {
    switch (name) {
      case 'notes':
        return text.trim() === '' ? 'Write a note first.' : { name, body: { text: text.trim() } };
      case 'appointment': {
        const time = new Date(at);
        if (Number.isNaN(time.getTime())) return 'Give a day and a time.';
        return time.getTime() <= Date.now() ? 'An appointment lies in the future.' : { name, body: { at: time.toISOString(), ...note } };
      }
      case 'win': {
        if (revenue.trim() === '') return { name, body: note };
        const amount = Number(revenue.replace(',', '.'));
        return Number.isFinite(amount) && amount >= 0 ? { name, body: { revenue: amount, currency, ...note } } : 'Give the revenue as a number, such as 1200.50.';
      }
      case 'appointment/cancel':
      case 'lose':
      case 'return':
        return reason.trim() === '' ? 'Give a reason.' : { name, body: { reason: reason.trim(), ...note } };
    }
  };

  const served = Object.values(errors).flat();
  const sentences = fault === null ? served : [fault];
  return (
    <form
      className="composer"
      aria-label={headings[name].title}
      onSubmit={submit}
      noValidate
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
    >
      <h3>{headings[name].title}</h3>
      {name === 'appointment' && (
        <Field label="Day and time">
          <input type="datetime-local" autoFocus value={at} min={dateTimeLocal(new Date())} onChange={(event) => setAt(event.target.value)} />
        </Field>
      )}
      {name === 'win' && (
        <Field label={`Revenue (${currency}, may be left empty)`}>
          <input type="text" inputMode="decimal" autoFocus value={revenue} onChange={(event) => setRevenue(event.target.value)} />
        </Field>
      )}
      {reasons[name] !== undefined && (
        <>
          <div className="chip-row wrap" role="group" aria-label="Common reasons">
            {reasons[name].map((each) => (
              <button type="button" key={each} className="chip" aria-pressed={reason === each} onClick={() => setReason(each)}>
                {each}
              </button>
            ))}
          </div>
          <Field label="Reason">
            <input type="text" autoFocus maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Field>
        </>
      )}
      <Field label={name === 'notes' ? 'Note' : 'Note (may be left empty)'}>
        <textarea rows={name === 'notes' ? 3 : 2} maxLength={4_000} autoFocus={name === 'notes'} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <div role="alert">
        {sentences.map((sentence) => (
          <p key={sentence} className="fault">
            {sentence}
          </p>
        ))}
      </div>
      <div className="composer-buttons">
        <button type="button" className="button quiet" onClick={onCancel}>
          {name === 'appointment/cancel' ? 'Keep it' : 'Cancel'}
        </button>
        <button type="submit" className="button primary" disabled={busy}>
          {busy ? 'Sending…' : headings[name].send}
        </button>
      </div>
      <p className="unseen">{wordsOf(name).label}: Ctrl+Enter sends, Escape cancels.</p>
    </form>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="field">
      <span>{label}</span>
      {children}
    </label>
  );
}
