import { Problem } from '../api/client';
import type { TemplateDraft, TemplatePreview } from '../api/contract';
import { plural } from '../shell/format';
import { usePreview } from './useTemplates';
import { lengthWords } from './words';

/** What the draft would say to an invented person, while it is written. */
export function Preview({ id, draft }: { id: string; draft: TemplateDraft }) {
  const preview = usePreview(id, draft);
  const problem = preview.error;
  return (
    <section className="card template-preview" aria-label="Preview">
      <h2>As it would arrive</h2>
      {problem !== null && <Faults problem={problem} />}
      {problem === null && preview.data !== undefined && <Message preview={preview.data} />}
    </section>
  );
}

/** Half-written words are no alarm: what is still missing is said quietly. */
function Faults({ problem }: { problem: Error }) {
  const sentences = problem instanceof Problem ? Object.entries(problem.errors) : [];
  if (sentences.length === 0) return <p className="fault">{problem.message}</p>;
  return (
    <ul className="quiet">
      {sentences.map(([field, said]) => (
        <li key={field}>
          {field.replace('content.', '')}: {said.join(' ')}
        </li>
      ))}
    </ul>
  );
}

function Message({ preview }: { preview: TemplatePreview }) {
  return (
    <>
      {preview.subject !== null && <p className="preview-subject">{preview.subject}</p>}
      <p className="bubble">{preview.text}</p>
      {preview.html !== null && <iframe className="preview-html" title="The e-mail with its layout" sandbox="" srcDoc={preview.html} />}
      {preview.length !== null && (
        <p role="status" className="quiet">
          {lengthWords(preview.length)}
        </p>
      )}
      {preview.plainer !== null && (
        <p>
          With plain quotes and dashes it takes {plural(preview.plainer.length.segments, 'segment')}: <q>{preview.plainer.text}</q>
        </p>
      )}
      {preview.warnings.length > 0 && (
        <ul className="warnings" aria-label="Warnings">
          {preview.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
    </>
  );
}
