import { useState, type FormEvent } from 'react';
import type { FollowUpView } from '../api/contract';
import { Field } from '../outreach/Field';
import { useLiveSequences } from '../sequences/useSequences';
import type { FollowUpCommands } from './useFollowUp';

interface StartSequenceProps {
  lead: string;
  run: FollowUpView | null;
  commands: FollowUpCommands;
}

/** Puts the lead at the start of one of its campaign's live sequences. */
export function StartSequence({ lead, run, commands }: StartSequenceProps) {
  const [open, setOpen] = useState(false);
  const [id, setId] = useState(run?.sequence ?? '');
  const sequences = useLiveSequences(lead, open);
  const offered = sequences.data ?? [];
  const chosen = offered.some((sequence) => sequence.id === id);
  const faults = sequences.isError ? [`The sequences could not be loaded: ${sequences.error.message}`] : commands.said('follow-up/start', 'sequence');

  const start = (event: FormEvent): void => {
    event.preventDefault();
    commands.send({ name: 'follow-up/start', body: { sequence: id } }, `The follow-up by ${id} begins.`);
  };

  return (
    <details className="start-sequence" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{run === null ? 'Start a sequence' : 'Start another'}</summary>
      <form className="call-reached" aria-label="Start a sequence" onSubmit={start} noValidate>
        <Field label="Sequence" faults={faults}>
          {(props) => (
            <select {...props} value={chosen ? id : ''} onChange={(event) => setId(event.target.value)}>
              <option value="">Choose</option>
              {offered.map((sequence) => (
                <option key={sequence.id} value={sequence.id}>
                  {sequence.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button type="submit" className="button" disabled={commands.busy || !chosen}>
          {run?.sequence === id ? 'Start anew' : 'Start'}
        </button>
      </form>
      {run !== null && ['running', 'waiting', 'paused'].includes(run.status) && <p className="quiet">The run of {run.sequence} ends with it, and what it has queued is cancelled.</p>}
    </details>
  );
}
