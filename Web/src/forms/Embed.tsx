import { useId } from 'react';
import type { FormContent } from '../api/contract';
import { say } from '../shell/toasts';
import { embedCode } from './words';

/** How the published form comes into another site. */
export function Embed({ campaign, content }: { campaign: string; content: FormContent }) {
  const id = useId();
  const code = embedCode(location.origin, campaign, content.texts[0]?.heading ?? campaign);
  return (
    <section className="card" aria-label="Embed">
      <h2>Show it on another site</h2>
      <p>
        {content.frameOrigins.length === 0
          ? 'No site may show it in a frame yet: list the site above, save, and publish.'
          : `These sites may: ${content.frameOrigins.join(', ')}.`}
      </p>
      <label className="field-label" htmlFor={id}>
        HTML for the page
      </label>
      <textarea id={id} className="code" rows={3} readOnly value={code} onFocus={(event) => event.target.select()} />
      <button type="button" className="button" onClick={() => void navigator.clipboard.writeText(code).then(() => say('Copied.'), () => say('Your browser did not allow it: select the text and copy it.'))}>
        Copy
      </button>
    </section>
  );
}
