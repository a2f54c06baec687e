import { useState, type FormEvent } from 'react';
import type { CallOutcome } from '../api/contract';
import { Field } from '../outreach/Field';
import type { FollowUpCommands } from './useFollowUp';

const others: readonly [CallOutcome, string][] = [
  ['no_answer', 'No answer'],
  ['voicemail', 'Voicemail'],
  ['busy', 'Busy'],
  ['wrong_number', 'Wrong number'],
];

/** How a call went: one click, and for one that was spoken its length. */
export function LogCall({ commands }: { commands: FollowUpCommands }) {
  const [minutes, setMinutes] = useState('');
  const [note, setNote] = useState('');
  const [fault, setFault] = useState<string | null>(null);

  const log = (outcome: CallOutcome, seconds: number | null): void => {
    setFault(null);
    const said = note.trim() === '' ? {} : { note: note.trim() };
    commands.send({ name: 'calls', body: { outcome, ...(seconds === null ? {} : { seconds }), ...said } }, 'The call is logged.', () => {
      setMinutes('');
      setNote('');
    });
  };

  const reached = (event: FormEvent): void => {
    event.preventDefault();
    const length = secondsOf(minutes);
    if (length === undefined) setFault('Give the minutes as a number, such as 4 or 2.5, or leave it empty.');
    else log('reached', length);
  };

  return (
    <form className="call-form" aria-label="How the call went" onSubmit={reached} noValidate>
      <Field label="Note on the call (may be left empty)" faults={commands.said('calls', 'note')}>
        {(props) => <input {...props} type="text" maxLength={4_000} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <div className="call-reached">
        <Field label="Minutes spoken" faults={fault === null ? commands.said('calls', 'seconds') : [fault]}>
          {(props) => <input {...props} type="text" inputMode="decimal" value={minutes} onChange={(event) => setMinutes(event.target.value)} />}
        </Field>
        <button type="submit" className="button primary" disabled={commands.busy}>
          Reached
        </button>
      </div>
      <div className="run-buttons" role="group" aria-label="Not reached">
        {others.map(([outcome, label]) => (
          <button key={outcome} type="button" className="button" disabled={commands.busy} onClick={() => log(outcome, null)}>
            {label}
          </button>
        ))}
      </div>
    </form>
  );
}

/** Whole seconds; null: not said; undefined: no number. */
function secondsOf(minutes: string): number | null | undefined {
  if (minutes.trim() === '') return null;
  const value = Number(minutes.replace(',', '.'));
  return Number.isFinite(value) && value >= 0 ? Math.round(value * 60) : undefined;
}
