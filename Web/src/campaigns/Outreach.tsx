import type { OutreachSettings } from '../api/contract';
import { Field } from '../outreach/Field';
import type { OutreachDraft } from './outreach';
import { Reminders } from './Reminders';

interface OutreachProps {
  draft: OutreachDraft;
  said: (field: string) => string[];
  onChange: (draft: OutreachDraft) => void;
}

const fields: readonly { name: Exclude<keyof OutreachSettings, 'measureOpens' | 'doubleOptIn' | 'reminders'>; label: string; help: string; type?: 'tel' | 'email'; mode?: 'decimal' }[] = [
  { name: 'seller', label: 'Contact is made in the name of', help: 'As consents name it. Empty: the broker who has the lead.' },
  { name: 'productLine', label: 'Product line', help: 'Attempts are counted by it, over all campaigns. Empty: over everything.' },
  { name: 'textNumber', label: 'Number that texts are sent from', help: 'Empty: the campaign sends no texts.', type: 'tel' },
  { name: 'textsPerSecond', label: 'Texts a second', help: '1 for a long code, 3 for a toll-free number, more by registration.', mode: 'decimal' },
  { name: 'mailFrom', label: 'Address that e-mails are sent from', help: 'Empty: the campaign sends no e-mail.', type: 'email' },
  { name: 'mailFromName', label: 'Name that e-mails are sent from', help: 'As people read it.' },
  { name: 'postalAddress', label: 'Postal address', help: 'On one line. Every marketing e-mail shows it, as the law asks.' },
];

/** In whose name people are contacted, and by which number and address. */
export function Outreach({ draft, said, onChange }: OutreachProps) {
  return (
    <section className="card" aria-label="Outreach">
      <h2>Texts and e-mails</h2>
      <div className="form-grid">
        {fields.map(({ name, label, help, type, mode }) => (
          <div key={name} className={name === 'postalAddress' ? 'full' : undefined}>
            <Field label={label} help={help} faults={said(`outreach.${name}`)}>
              {(props) => <input {...props} type={type ?? 'text'} inputMode={mode} value={draft[name]} onChange={(event) => onChange({ ...draft, [name]: event.target.value })} />}
            </Field>
          </div>
        ))}
        <label className="check full">
          <input type="checkbox" checked={draft.measureOpens} onChange={(event) => onChange({ ...draft, measureOpens: event.target.checked })} />
          <span>Tell when e-mails are opened: they carry a picture of one pixel for that. No cookie is set, and no network address is kept.</span>
        </label>
        <label className="check full">
          <input type="checkbox" checked={draft.doubleOptIn} onChange={(event) => onChange({ ...draft, doubleOptIn: event.target.checked })} />
          <span>Double opt-in: who agrees to e-mail by the campaign's form gets one e-mail, and marketing only after confirming by its link.</span>
        </label>
        {said('outreach.doubleOptIn').map((sentence) => (
          <p key={sentence} className="fault full">
            {sentence}
          </p>
        ))}
      </div>
      <Reminders reminders={draft.reminders} faults={said('outreach.reminders')} onChange={(reminders) => onChange({ ...draft, reminders })} />
    </section>
  );
}
