import type { FormEvent, KeyboardEvent } from 'react';
import { Field } from '../outreach/Field';
import type { SequenceDraft } from './draft';
import type { Said } from './faults';
import { StepList } from './StepList';
import { Stops } from './Stops';

interface SequenceFormProps {
  id: string;
  /** A sequence's id never changes. */
  fresh: boolean;
  draft: SequenceDraft;
  busy: boolean;
  said: Said;
  onId: (id: string) => void;
  onChange: (part: Partial<SequenceDraft>) => void;
  onSave: () => void;
}

export function SequenceForm({ id, fresh, draft, busy, said, onId, onChange, onSave }: SequenceFormProps) {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!busy) onSave();
  };

  return (
    <form className="sequence-form" onSubmit={submit} onKeyDown={onKeyDown} noValidate aria-label="Sequence">
      <section className="card" aria-label="General">
        <div className="form-grid">
          {fresh && (
            <Field label="Id" faults={said('id')} help="Lower-case letters, digits and hyphens. It never changes.">
              {(props) => <input {...props} type="text" className="code" value={id} onChange={(event) => onId(event.target.value)} />}
            </Field>
          )}
          <Field label="Name" faults={said('content.name')}>
            {(props) => <input {...props} type="text" maxLength={100} value={draft.name} onChange={(event) => onChange({ name: event.target.value })} />}
          </Field>
        </div>
      </section>
      <StepList steps={draft.steps} said={said} onChange={(steps) => onChange({ steps })} />
      <Stops draft={draft} said={said} onChange={onChange} />
      <div className="form-end">
        <button type="submit" className="button primary" disabled={busy} aria-keyshortcuts="Control+S">
          {busy ? 'Saving…' : 'Save draft'}
        </button>
      </div>
    </form>
  );
}
