import { useState } from 'react';
import type { FormLanguage, FormVersion } from '../api/contract';
import { formPath } from './useForm';
import { languages } from './words';

/** The newest saved version as people would see it; its button does nothing. */
export function FormPreview({ campaign, version }: { campaign: string; version: FormVersion }) {
  const offered = version.content.texts.map((texts) => texts.language);
  const [language, setLanguage] = useState<FormLanguage>(offered[0] ?? 'en');
  return (
    <section className="card" aria-label="Preview">
      <div className="page-head">
        <h2>Preview of version {version.number}</h2>
        {offered.length > 1 && (
          <label>
            Language{' '}
            <select value={language} onChange={(event) => setLanguage(event.target.value as FormLanguage)}>
              {languages
                .filter(({ code }) => offered.includes(code))
                .map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
            </select>
          </label>
        )}
      </div>
      <iframe className="form-preview" title={`The form, version ${version.number}`} src={`${formPath(campaign)}/preview?version=${version.number}&lang=${language}`} sandbox="" />
    </section>
  );
}
