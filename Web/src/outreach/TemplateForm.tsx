import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { TemplateChannel, TemplateContent, TemplateDraft, TemplatePurpose } from '../api/contract';
import { Field } from './Field';
import { Preview } from './Preview';
import { blank, mergeFields, purposes } from './words';

interface TemplateFormProps {
  /** Null: a new template. */
  id: string | null;
  channel: TemplateChannel;
  content: TemplateContent | null;
  busy: boolean;
  /** The server's sentences by field. */
  served: Readonly<Record<string, string[]>>;
  onSave: (id: string, draft: TemplateDraft) => void;
}

export function TemplateForm({ id, channel: stored, content: saved, busy, served, onSave }: TemplateFormProps) {
  const [code, setCode] = useState(id ?? '');
  const [channel, setChannel] = useState(stored);
  const [content, setContent] = useState(saved ?? blank);
  const text = useRef<HTMLTextAreaElement>(null);
  const mail = channel === 'email';
  const draft: TemplateDraft = { channel, content: mail ? { ...content, html: content.html === '' ? null : content.html } : { ...content, subject: '', html: null } };
  const change = (part: Partial<TemplateContent>): void => setContent({ ...content, ...part });
  const said = (field: string): readonly string[] => served[field] ?? [];

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave(code, draft);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!busy) onSave(code, draft);
    }
  };

  const insert = (field: string): void => {
    const area = text.current!;
    const place = `{{${field}|}}`;
    change({ text: content.text.slice(0, area.selectionStart) + place + content.text.slice(area.selectionEnd) });
    area.focus();
  };

  return (
    <form className="template-form" onSubmit={submit} onKeyDown={onKeyDown} noValidate aria-label="Template">
      <div className="template-columns">
        <section className="card" aria-label="Words">
          {id === null && (
            <div className="form-grid">
              <Field label="Id" faults={said('id')} help="Lower-case letters, digits and hyphens. It never changes.">
                {(props) => <input {...props} type="text" className="code" value={code} onChange={(event) => setCode(event.target.value)} />}
              </Field>
              <Field label="Goes by" faults={said('channel')}>
                {(props) => (
                  <select {...props} value={channel} onChange={(event) => setChannel(event.target.value as TemplateChannel)}>
                    <option value="sms">Text</option>
                    <option value="email">E-mail</option>
                  </select>
                )}
              </Field>
            </div>
          )}
          <Field label="Name" faults={said('content.name')}>
            {(props) => <input {...props} type="text" value={content.name} onChange={(event) => change({ name: event.target.value })} />}
          </Field>
          <Field label="Purpose" faults={said('content.purpose')} help="The contact law goes by it. Whatever makes an offer is marketing.">
            {(props) => (
              <select {...props} value={content.purpose} onChange={(event) => change({ purpose: event.target.value as TemplatePurpose })}>
                {purposes.map(([purpose, label]) => (
                  <option key={purpose} value={purpose}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label="Sender" faults={said('content.sender')} help="Who writes, as people know them. Put before a text that does not say it.">
            {(props) => <input {...props} type="text" value={content.sender} onChange={(event) => change({ sender: event.target.value })} />}
          </Field>
          {mail && (
            <Field label="Subject" faults={said('content.subject')}>
              {(props) => <input {...props} type="text" value={content.subject} onChange={(event) => change({ subject: event.target.value })} />}
            </Field>
          )}
          <Field label="Text" faults={said('content.text')} help="After the bar stands what people without the value read: {{firstName|there}}.">
            {(props) => <textarea {...props} ref={text} rows={mail ? 10 : 5} value={content.text} onChange={(event) => change({ text: event.target.value })} />}
          </Field>
          <div className="merge-fields" role="group" aria-label="Insert a merge field">
            {mergeFields.map((field) => (
              <button key={field} type="button" className="button quiet" onClick={() => insert(field)}>
                {field}
              </button>
            ))}
          </div>
          {mail && (
            <Field label="HTML" faults={said('content.html')} help="May be left empty. Merge fields stand between tags.">
              {(props) => <textarea {...props} className="code" rows={8} spellCheck={false} value={content.html ?? ''} onChange={(event) => change({ html: event.target.value })} />}
            </Field>
          )}
          <Field label="How to say no" faults={said('content.optOut')} help={mail ? 'Stands before the link. Empty: the usual words.' : 'Added to marketing that does not say it. Empty: Reply STOP to opt out.'}>
            {(props) => <input {...props} type="text" value={content.optOut} onChange={(event) => change({ optOut: event.target.value })} />}
          </Field>
        </section>
        <Preview id={code} draft={draft} />
      </div>
      <div className="form-end">
        <button type="submit" className="button primary" disabled={busy} aria-keyshortcuts="Control+S">
          {busy ? 'Saving…' : 'Save draft'}
        </button>
      </div>
    </form>
  );
}
