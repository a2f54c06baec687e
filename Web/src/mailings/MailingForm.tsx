import { useState, type FormEvent } from 'react';
import { Field } from '../outreach/Field';
import { useTemplates } from '../outreach/useTemplates';
import { approved } from '../outreach/words';
import type { MailingContent } from './contract';
import { SegmentFields } from './SegmentFields';
import { blank } from './words';

interface MailingFormProps {
  campaign: string;
  /** Null: a new mailing. */
  id: string | null;
  content: MailingContent | null;
  busy: boolean;
  /** The server's sentences by field. */
  served: Readonly<Record<string, string[]>>;
  onSave: (id: string, content: MailingContent) => void;
}

export function MailingForm({ campaign, id, content: saved, busy, served, onSave }: MailingFormProps) {
  const [code, setCode] = useState(id ?? '');
  const [content, setContent] = useState(saved ?? blank);
  const templates = useTemplates();
  const change = (part: Partial<MailingContent>): void => setContent({ ...content, ...part });
  const said = (field: string): readonly string[] => served[field] ?? [];
  const mails = (templates.data ?? []).filter((template) => template.channel === 'email' && approved(template) !== undefined);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave(code, content);
  };

  return (
    <form className="mailing-form" onSubmit={submit} noValidate aria-label="Mailing">
      <section className="card" aria-label="E-mail">
        <h2>What</h2>
        <div className="form-grid">
          {id === null && (
            <Field label="Id" faults={said('id')} help="Lower-case letters, digits and hyphens. It never changes.">
              {(props) => <input {...props} type="text" className="code" value={code} onChange={(event) => setCode(event.target.value)} />}
            </Field>
          )}
          <Field label="Name" faults={said('content.name')}>
            {(props) => <input {...props} type="text" value={content.name} onChange={(event) => change({ name: event.target.value })} />}
          </Field>
          <Field label="E-mail template" faults={said('content.template')} help="The version that is approved when an e-mail is written.">
            {(props) => (
              <select {...props} value={content.template} onChange={(event) => change({ template: event.target.value })}>
                <option value="">Choose</option>
                {content.template !== '' && mails.every((template) => template.id !== content.template) && <option value={content.template}>{content.template}</option>}
                {mails.map((template) => (
                  <option key={template.id} value={template.id}>
                    {approved(template)!.content.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label="E-mails an hour" faults={said('content.perHour')} help="At most, evenly spread.">
            {(props) => <input {...props} type="number" min={1} value={content.perHour} onChange={(event) => change({ perHour: Number(event.target.value) })} />}
          </Field>
          <Field label="Not before" faults={said('content.notBefore')} help="By your own clock. Empty: when it is started.">
            {(props) => (
              <input
                {...props}
                type="datetime-local"
                value={content.notBefore === null ? '' : local(content.notBefore)}
                onChange={(event) => change({ notBefore: event.target.value === '' ? null : new Date(event.target.value).toISOString() })}
              />
            )}
          </Field>
        </div>
      </section>
      <SegmentFields campaign={campaign} segment={content.segment} said={said} onChange={(part) => change({ segment: { ...content.segment, ...part } })} />
      <button type="submit" className="button primary" disabled={busy}>
        Save
      </button>
    </form>
  );
}

/** As a field for local times has it. */
function local(at: string): string {
  const time = new Date(at);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
