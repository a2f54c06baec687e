import type { CampaignDefinition, FormContent, FormField } from '../api/contract';
import { labelOf, languages, standardFields } from './words';

interface AskedProps {
  campaign: CampaignDefinition;
  content: FormContent;
  said: (field: string) => readonly string[];
  onChange: (fields: FormField[]) => void;
}

/** Which of the lead's fields a form asks for, in what order, and which must be answered. */
export function Asked({ campaign, content, said, onChange }: AskedProps) {
  const { fields } = content;
  const offered = content.texts.map((texts) => texts.language);
  const left = [...standardFields.map((field) => field.name), ...campaign.fields.map((field) => `attributes.${field.name}`)].filter((name) =>
    fields.every((field) => field.name !== name),
  );
  const put = (name: string, part: Partial<FormField>): void => onChange(fields.map((field) => (field.name === name ? { ...field, ...part } : field)));
  const label = (field: FormField, language: (typeof offered)[number], text: string): void =>
    put(field.name, { labels: [...field.labels.filter((each) => each.language !== language), ...(text === '' ? [] : [{ language, text }])] });
  const up = (index: number): void => onChange(fields.map((field, place) => (place === index - 1 ? fields[index]! : place === index ? fields[index - 1]! : field)));

  return (
    <section className="card" aria-label="Questions">
      <h2>Questions</h2>
      {said('fields').map((sentence) => (
        <p key={sentence} className="fault">
          {sentence}
        </p>
      ))}
      <ol className="form-questions">
        {fields.map((field, index) => {
          const name = labelOf(campaign, field.name);
          const faults = [...said(`fields[${index}].name`), ...said(`fields[${index}].labels`)];
          return (
            <li key={field.name}>
              <strong>{name}</strong>
              <label className="check">
                <input type="checkbox" checked={field.required} onChange={(event) => put(field.name, { required: event.target.checked })} />
                <span>Must be answered</span>
              </label>
              {offered.map((language) => (
                <input
                  key={language}
                  type="text"
                  aria-label={`${name}: label in ${languages.find(({ code }) => code === language)!.name}`}
                  placeholder={field.name.startsWith('attributes.') ? 'Label' : 'Usual label'}
                  value={field.labels.find((each) => each.language === language)?.text ?? ''}
                  onChange={(event) => label(field, language, event.target.value)}
                />
              ))}
              <span className="form-buttons">
                <button type="button" className="button quiet" disabled={index === 0} onClick={() => up(index)}>
                  Move {name} up
                </button>
                <button type="button" className="button quiet" onClick={() => onChange(fields.filter((each) => each !== field))}>
                  Leave {name} out
                </button>
              </span>
              {faults.map((sentence) => (
                <p key={sentence} className="fault">
                  {sentence}
                </p>
              ))}
            </li>
          );
        })}
      </ol>
      <div className="form-buttons">
        {left.map((name) => (
          <button key={name} type="button" className="button" onClick={() => onChange([...fields, { name, required: false, labels: [] }])}>
            Ask for {labelOf(campaign, name)}
          </button>
        ))}
      </div>
    </section>
  );
}
