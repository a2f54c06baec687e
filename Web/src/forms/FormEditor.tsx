import { useState, type FormEvent, type KeyboardEvent } from 'react';
import type { CampaignDefinition, FormContent, FormTexts } from '../api/contract';
import { Field } from '../outreach/Field';
import { Asked } from './Asked';
import { LanguageTexts } from './LanguageTexts';
import { languages, textsIn } from './words';

interface FormEditorProps {
  campaign: CampaignDefinition;
  content: FormContent;
  busy: boolean;
  /** The server's sentences by field. */
  served: Readonly<Record<string, string[]>>;
  onSave: (content: FormContent) => void;
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export function FormEditor({ campaign, content: saved, busy, served, onSave }: FormEditorProps) {
  const [content, setContent] = useState(saved);
  const [sellers, setSellers] = useState(saved.sellers.join('\n'));
  const [origins, setOrigins] = useState(saved.frameOrigins.join('\n'));
  const change = (part: Partial<FormContent>): void => setContent({ ...content, ...part });
  const said = (field: string): readonly string[] => served[field] ?? [];
  const save = (): void => onSave({ ...content, sellers: lines(sellers), frameOrigins: lines(origins), thanksUrl: content.thanksUrl === '' ? null : content.thanksUrl });

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!busy) save();
    }
  };

  const put = (index: number, texts: FormTexts): void => change({ texts: content.texts.map((each, place) => (place === index ? texts : each)) });
  const missing = languages.filter(({ code }) => content.texts.every((texts) => texts.language !== code));
  const asked = content.texts[0]?.disclosures.map((disclosure) => disclosure.channel) ?? [];

  return (
    <form className="form-editor" onSubmit={submit} onKeyDown={onKeyDown} noValidate aria-label="Form">
      {content.texts.map((texts, index) => (
        <LanguageTexts
          key={texts.language}
          texts={texts}
          said={(field) => said(`texts[${index}].${field}`)}
          onChange={(next) => put(index, next)}
          onRemove={content.texts.length > 1 ? () => change({ texts: content.texts.filter((each) => each !== texts) }) : undefined}
        />
      ))}
      {said('texts').map((sentence) => (
        <p key={sentence} className="fault">
          {sentence}
        </p>
      ))}
      <div className="form-buttons">
        {missing.map(({ code, name }) => (
          <button key={code} type="button" className="button" onClick={() => change({ texts: [...content.texts, textsIn(code, '', asked)] })}>
            Write it in {name}, too
          </button>
        ))}
      </div>
      <Asked campaign={campaign} content={content} said={said} onChange={(fields) => change({ fields })} />
      <section className="card" aria-label="Around it">
        <h2>Around it</h2>
        <div className="form-grid">
          <Field label="Named sellers" help="One a line. A disclosure names them by {{sellers}}." faults={said('sellers')}>
            {(props) => <textarea {...props} rows={3} value={sellers} onChange={(event) => setSellers(event.target.value)} />}
          </Field>
          <Field label="Sites that may show it in a frame" help="One a line, such as https://www.example.com. None: no site may." faults={said('frameOrigins')}>
            {(props) => <textarea {...props} rows={3} value={origins} onChange={(event) => setOrigins(event.target.value)} />}
          </Field>
          <Field label="Privacy policy" faults={said('privacyUrl')}>
            {(props) => <input {...props} type="url" value={content.privacyUrl} onChange={(event) => change({ privacyUrl: event.target.value })} />}
          </Field>
          <Field label="Where people are sent afterwards" help="Empty: a page of thanks." faults={said('thanksUrl')}>
            {(props) => <input {...props} type="url" value={content.thanksUrl ?? ''} onChange={(event) => change({ thanksUrl: event.target.value })} />}
          </Field>
        </div>
      </section>
      <button type="submit" className="button primary" disabled={busy}>
        Save as a draft
      </button>
    </form>
  );
}
