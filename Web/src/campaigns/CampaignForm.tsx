import { useState, type FormEvent } from 'react';
import type { BrokerProfile, CampaignDefinition } from '../api/contract';
import { Field } from '../outreach/Field';
import { definitionOf, draftOf, isDefinition, requirable, type Draft, type Faults } from './definition';
import { FollowUp } from './FollowUp';
import { Members } from './Members';
import { Outreach } from './Outreach';

interface CampaignFormProps {
  definition: CampaignDefinition;
  fresh: boolean;
  brokers: readonly BrokerProfile[];
  busy: boolean;
  /** The server's sentences by field. */
  served: Faults;
  onSave: (definition: CampaignDefinition) => void;
}

export function CampaignForm({ definition, fresh, brokers, busy, served, onSave }: CampaignFormProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(definition));
  const [faults, setFaults] = useState<Faults>({});
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const said = (field: string): string[] => [...(faults[field] ?? []), ...Object.entries(served).flatMap(([key, sentences]) => (key === field || key.startsWith(`${field}[`) || key.startsWith(`${field}.`) ? sentences : []))];

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const next = definitionOf(draft, definition.version);
    if (isDefinition(next)) {
      setFaults({});
      onSave(next);
    } else setFaults(next);
  };

  return (
    <form className="campaign-form" onSubmit={submit} noValidate aria-label="Campaign">
      <section className="card" aria-label="General">
        <div className="form-grid">
          <Field label="Name" faults={said('name')}>
            {(props) => <input {...props} type="text" value={draft.name} onChange={(event) => change({ name: event.target.value })} />}
          </Field>
          <Field label="Code" faults={said('code')} help={fresh ? 'Sellers post to it. It never changes.' : undefined}>
            {(props) => <input {...props} type="text" className="code" readOnly={!fresh} value={draft.code} onChange={(event) => change({ code: event.target.value })} />}
          </Field>
          <Field label="Duplicate window (days)" faults={said('duplicateWindowDays')}>
            {(props) => <input {...props} type="text" inputMode="numeric" value={draft.duplicateWindowDays} onChange={(event) => change({ duplicateWindowDays: event.target.value })} />}
          </Field>
          <Field label="Currency" faults={said('currency')}>
            {(props) => <input {...props} type="text" maxLength={3} value={draft.currency} onChange={(event) => change({ currency: event.target.value.toUpperCase() })} />}
          </Field>
          <div className="full">
            <Field label="Description" faults={said('description')}>
              {(props) => <textarea {...props} rows={2} value={draft.description} onChange={(event) => change({ description: event.target.value })} />}
            </Field>
          </div>
        </div>
        <label className="check">
          <input type="checkbox" checked={draft.active} onChange={(event) => change({ active: event.target.checked })} />
          <span>Active: it takes leads</span>
        </label>
      </section>
      <section className="card" aria-label="Brokers">
        <h2>Brokers and their weights</h2>
        <Members members={draft.members} brokers={brokers} faults={said('members')} onChange={(members) => change({ members })} />
      </section>
      <Outreach draft={draft.outreach} said={said} onChange={(outreach) => change({ outreach })} />
      <FollowUp campaign={fresh ? null : definition.code} draft={draft.followUp} said={said} onChange={(followUp) => change({ followUp })} />
      <section className="card" aria-label="Required fields">
        <fieldset className="required-fields">
          <legend>Every lead must have</legend>
          {choices(draft.requiredFields).map(([path, label]) => (
            <label key={path} className="check">
              <input
                type="checkbox"
                checked={draft.requiredFields.includes(path)}
                onChange={(event) => change({ requiredFields: event.target.checked ? [...draft.requiredFields, path] : draft.requiredFields.filter((each) => each !== path) })}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        {said('requiredFields').map((sentence) => (
          <p key={sentence} className="fault">
            {sentence}
          </p>
        ))}
      </section>
      <section className="card" aria-label="Rules">
        <h2>Fields, acceptance and score</h2>
        <Field label="Fields of its own (JSON)" faults={said('fields')} help="Posted in attributes: name, type, required, minimum, maximum, values, description.">
          {(props) => <textarea {...props} className="code" rows={9} spellCheck={false} value={draft.fields} onChange={(event) => change({ fields: event.target.value })} />}
        </Field>
        <Field label="Acceptance criteria (JSON)" faults={said('criteria')} help="A lead that does not meet all of them is rejected with the message.">
          {(props) => <textarea {...props} className="code" rows={9} spellCheck={false} value={draft.criteria} onChange={(event) => change({ criteria: event.target.value })} />}
        </Field>
        <Field label="Scorecard (JSON)" faults={said('scorecard')} help="Every lead starts at base; a rule adds its points when all of its conditions hold.">
          {(props) => <textarea {...props} className="code" rows={9} spellCheck={false} value={draft.scorecard} onChange={(event) => change({ scorecard: event.target.value })} />}
        </Field>
      </section>
      <div className="form-end">
        {Object.keys(faults).length > 0 && (
          <p className="fault" role="alert">
            Some fields need your attention: {Object.keys(faults).join(', ')}.
          </p>
        )}
        <button type="submit" className="button primary" disabled={busy}>
          {busy ? 'Saving…' : 'Save campaign'}
        </button>
      </div>
    </form>
  );
}

/** What can be insisted on, and what already is although no list of ours has it. */
function choices(required: readonly string[]): readonly [string, string][] {
  const others = required.filter((path) => !requirable.some(([known]) => known === path)).map((path): [string, string] => [path, path]);
  return [...requirable, ...others];
}
