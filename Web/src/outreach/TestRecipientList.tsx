import { useState, type FormEvent } from 'react';
import { Problem } from '../api/client';
import type { TemplateChannel } from '../api/contract';
import { Field } from './Field';
import { useAddRecipient, useRemoveRecipient, useTestRecipients } from './useTests';

const nobody = { name: '', address: '', agreed: false };

/** The operator's own numbers or addresses: who they are, one more, one less. */
export function TestRecipientList({ channel }: { channel: TemplateChannel }) {
  const recipients = useTestRecipients();
  const add = useAddRecipient();
  const remove = useRemoveRecipient();
  const [draft, setDraft] = useState(nobody);
  const errors = add.error instanceof Problem ? add.error.errors : {};
  const own = recipients.data?.recipients.filter((each) => each.channel === channel) ?? [];

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate({ channel, ...draft }, { onSuccess: () => setDraft(nobody) });
  };

  return (
    <details className="test-recipients">
      <summary>Test recipients ({own.length})</summary>
      <ul aria-label="Test recipients">
        {own.map((each) => (
          <li key={each.id}>
            {each.name}, {each.address} <span className="quiet">added by {each.addedBy}</span>{' '}
            <button type="button" className="button quiet" disabled={remove.isPending} onClick={() => remove.mutate(each.id)}>
              Remove {each.name}
            </button>
          </li>
        ))}
      </ul>
      <form className="form-grid" onSubmit={submit} aria-label="New test recipient" noValidate>
        <Field label="Whose" faults={errors['name'] ?? []}>
          {(props) => <input {...props} type="text" value={draft.name} onChange={(event) => setDraft({ ...draft, name: event.target.value })} />}
        </Field>
        <Field label={channel === 'email' ? 'Address' : 'Number'} faults={errors['address'] ?? []}>
          {(props) => <input {...props} type={channel === 'email' ? 'email' : 'tel'} value={draft.address} onChange={(event) => setDraft({ ...draft, address: event.target.value })} />}
        </Field>
        <label className="check full">
          <input type="checkbox" checked={draft.agreed} onChange={(event) => setDraft({ ...draft, agreed: event.target.checked })} />
          <span>{recipients.data?.agreement}</span>
        </label>
        <div className="full">
          <button type="submit" className="button" disabled={add.isPending || !draft.agreed}>
            Add
          </button>
          {add.error !== null && Object.keys(errors).length === 0 && <p className="fault">{add.error.message}</p>}
        </div>
      </form>
    </details>
  );
}
