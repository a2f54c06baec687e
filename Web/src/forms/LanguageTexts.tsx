import type { ContactChannel, FormTexts } from '../api/contract';
import { Field } from '../outreach/Field';
import { channels, disclosure, languages } from './words';

interface LanguageTextsProps {
  texts: FormTexts;
  said: (field: string) => readonly string[];
  onChange: (texts: FormTexts) => void;
  /** Undefined: it is the only language. */
  onRemove: (() => void) | undefined;
}

/** What a form says in one language, and what ticking each of its boxes agrees to. */
export function LanguageTexts({ texts, said, onChange, onRemove }: LanguageTextsProps) {
  const name = languages.find(({ code }) => code === texts.language)!.name;
  const change = (part: Partial<FormTexts>): void => onChange({ ...texts, ...part });

  // In the order of the channels, so that every language has the same.
  const toggle = (channel: ContactChannel): void => {
    const kept = texts.disclosures.filter((each) => each.channel !== channel);
    const next = kept.length < texts.disclosures.length ? kept : [...kept, { channel, text: disclosure(texts.language, channel) }];
    change({ disclosures: channels.flatMap((each) => next.filter((one) => one.channel === each.channel)) });
  };

  return (
    <section className="card" aria-label={name}>
      <div className="page-head">
        <h2>{name}</h2>
        {onRemove !== undefined && (
          <button type="button" className="button quiet" onClick={onRemove}>
            Leave {name} out
          </button>
        )}
      </div>
      <div className="form-grid">
        <Field label="Heading" faults={said('heading')}>
          {(props) => <input {...props} type="text" value={texts.heading} onChange={(event) => change({ heading: event.target.value })} />}
        </Field>
        <Field label="Button" help="Empty: the usual word." faults={said('button')}>
          {(props) => <input {...props} type="text" value={texts.button} onChange={(event) => change({ button: event.target.value })} />}
        </Field>
        <Field label="Introduction" faults={said('introduction')}>
          {(props) => <textarea {...props} rows={2} value={texts.introduction} onChange={(event) => change({ introduction: event.target.value })} />}
        </Field>
        <Field label="Thanks" help="Empty: the usual words." faults={said('thanks')}>
          {(props) => <textarea {...props} rows={2} value={texts.thanks} onChange={(event) => change({ thanks: event.target.value })} />}
        </Field>
      </div>
      <fieldset className="form-disclosures">
        <legend>What people can agree to</legend>
        {said('disclosures').map((sentence) => (
          <p key={sentence} className="fault">
            {sentence}
          </p>
        ))}
        {channels.map(({ channel, name: what }) => {
          const place = texts.disclosures.findIndex((each) => each.channel === channel);
          return (
            <div key={channel}>
              <label className="check">
                <input type="checkbox" checked={place >= 0} onChange={() => toggle(channel)} />
                <span>{what}</span>
              </label>
              {place >= 0 && (
                <Field label={`${what}: what is shown beside the box`} faults={said(`disclosures[${place}].text`)}>
                  {(props) => (
                    <textarea
                      {...props}
                      rows={3}
                      value={texts.disclosures[place]!.text}
                      onChange={(event) => change({ disclosures: texts.disclosures.map((each, index) => (index === place ? { ...each, text: event.target.value } : each)) })}
                    />
                  )}
                </Field>
              )}
            </div>
          );
        })}
      </fieldset>
    </section>
  );
}
