import { Field } from '../outreach/Field';
import { useSequences } from '../sequences/useSequences';
import { latest, live } from '../sequences/words';
import type { FollowUpDraft } from './followUp';
import { Recycling } from './Recycling';

interface FollowUpProps {
  /** Null: it is not there yet, and so has no sequences. */
  campaign: string | null;
  draft: FollowUpDraft;
  said: (field: string) => string[];
  onChange: (draft: FollowUpDraft) => void;
}

/** What LeadGrid does of its own accord with the campaign's leads. */
export function FollowUp({ campaign, draft, said, onChange }: FollowUpProps) {
  const sequences = useSequences(campaign ?? '', campaign !== null);
  const offered = (sequences.data ?? []).filter((sequence) => live(sequence) !== undefined).map((sequence): [string, string] => [sequence.id, latest(sequence).content.name]);
  const change = (part: Partial<FollowUpDraft>): void => onChange({ ...draft, ...part });
  return (
    <section className="card" aria-label="Follow-up">
      <h2>Follow-up that runs itself</h2>
      {campaign === null && <p className="quiet">Sequences are written once the campaign is saved.</p>}
      {sequences.isError && <p className="fault">The sequences could not be loaded: {sequences.error.message}</p>}
      <div className="form-grid">
        <Choice label="A new lead begins on" none="No sequence" value={draft.arrival} offered={offered} faults={said('followUp.arrival')} onChange={(arrival) => change({ arrival })} />
        <Field label="Back to routing after (minutes)" faults={said('followUp.pullBackMinutes')} help="In which nobody tried to reach the person; times at which nobody may call do not count. Empty: it stays.">
          {(props) => <input {...props} type="text" inputMode="numeric" value={draft.pullBackMinutes} onChange={(event) => change({ pullBackMinutes: event.target.value })} />}
        </Field>
        <Choice label="A recycled lead begins on" none="The sequence of new leads" value={draft.recycled} offered={offered} faults={said('followUp.recycled')} onChange={(recycled) => change({ recycled })} />
      </div>
      <Recycling rules={draft.recycle} said={said} onChange={(recycle) => change({ recycle })} />
    </section>
  );
}

interface ChoiceProps {
  label: string;
  none: string;
  value: string;
  offered: readonly [id: string, name: string][];
  faults: readonly string[];
  onChange: (id: string) => void;
}

function Choice({ label, none, value, offered, faults, onChange }: ChoiceProps) {
  return (
    <Field label={label} faults={faults}>
      {(props) => (
        <select {...props} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{none}</option>
          {value !== '' && !offered.some(([id]) => id === value) && <option value={value}>{value} (not live)</option>}
          {offered.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
