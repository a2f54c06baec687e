import { useState, type FormEvent } from 'react';
import { useSession } from '../access/useSession';
import type { FollowUpView } from '../api/contract';
import { Field } from '../outreach/Field';
import { useSequences } from '../sequences/useSequences';
import { latest, live } from '../sequences/words';
import type { FollowUpCommands } from './useFollowUp';

interface StartSequenceProps {
  campaign: string;
  run: FollowUpView | null;
  commands: FollowUpCommands;
}

/** Puts the lead at the start of a sequence. The operator chooses of what is live; a broker, who may not list them, names one. */
export function StartSequence({ campaign, run, commands }: StartSequenceProps) {
  const session = useSession();
  const [open, setOpen] = useState(false);
  const [id, setId] = useState(run?.sequence ?? '');
  const lists = session.phase === 'in' && session.user.role === 'administrator';
  const sequences = useSequences(campaign, open && lists);
  const offered = (sequences.data ?? []).filter((sequence) => live(sequence) !== undefined);
  const faults = sequences.isError ? [`The sequences could not be loaded: ${sequences.error.message}`] : commands.said('follow-up/start', 'sequence');

  const start = (event: FormEvent): void => {
    event.preventDefault();
    commands.send({ name: 'follow-up/start', body: { sequence: id.trim() } }, `The follow-up by ${id.trim()} begins.`);
  };

  return (
    <details className="start-sequence" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{run === null ? 'Start a sequence' : 'Start another'}</summary>
      <form className="call-reached" aria-label="Start a sequence" onSubmit={start} noValidate>
        {lists ? (
          <Field label="Sequence" faults={faults}>
            {(props) => (
              <select {...props} value={offered.some((sequence) => sequence.id === id) ? id : ''} onChange={(event) => setId(event.target.value)}>
                <option value="">Choose</option>
                {offered.map((sequence) => (
                  <option key={sequence.id} value={sequence.id}>
                    {latest(sequence).content.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ) : (
          <Field label="Sequence’s id" faults={faults}>
            {(props) => <input {...props} type="text" className="code" autoComplete="off" spellCheck={false} value={id} onChange={(event) => setId(event.target.value)} />}
          </Field>
        )}
        <button type="submit" className="button" disabled={commands.busy || id.trim() === '' || (lists && !offered.some((sequence) => sequence.id === id))}>
          {run?.sequence === id ? 'Start anew' : 'Start'}
        </button>
      </form>
      {run !== null && ['running', 'waiting', 'paused'].includes(run.status) && <p className="quiet">The run of {run.sequence} ends with it, and what it has queued is cancelled.</p>}
    </details>
  );
}
