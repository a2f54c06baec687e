import { useState } from 'react';
import { Problem } from '../api/client';
import type { RehearsedDelay, RehearsedStep, SequenceContent, SequencePreview } from '../api/contract';
import { isContent, type Faults } from './draft';
import { dayOfRun, personTime } from './personTime';
import { PreviewFor } from './PreviewFor';
import { usePreview } from './useRehearsal';
import { inventedPerson, rehearsalFor } from './whom';
import { kindNames } from './words';

/** When each step of the draft would go out, and what would put it off, while it is written. */
export function Preview({ campaign, id, content }: { campaign: string; id: string; content: SequenceContent | Faults }) {
  const [whom, setWhom] = useState(inventedPerson);
  const question = rehearsalFor(whom);
  const able = isContent(content) && content.steps.length > 0;
  const preview = usePreview(campaign, id, able && typeof question !== 'string' ? { ...question, draft: content } : null);
  return (
    <section className="card sequence-preview" aria-label="Preview">
      <h2>When each step would go out</h2>
      <PreviewFor campaign={campaign} whom={whom} onChange={(part) => setWhom({ ...whom, ...part })} />
      {typeof question === 'string' ? (
        <p className="quiet">{question}</p>
      ) : !able ? (
        <p className="quiet">{isContent(content) ? 'Add a step first.' : 'Mend the fields that are at fault first.'}</p>
      ) : preview.error !== null ? (
        <Unfit problem={preview.error} ofLead={question.leadId !== undefined} />
      ) : (
        preview.data !== undefined && <Course preview={preview.data} start={question.at ?? new Date(preview.dataUpdatedAt).toISOString()} stale={preview.isPlaceholderData} />
      )}
    </section>
  );
}

/** Half-written steps are no alarm: what is still missing is said quietly. */
function Unfit({ problem, ofLead }: { problem: Error; ofLead: boolean }) {
  const sentences = problem instanceof Problem ? Object.entries(problem.errors) : [];
  if (ofLead && problem instanceof Problem && problem.status === 404) return <p className="fault">There is no such lead in this campaign.</p>;
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

function Course({ preview, start, stale }: { preview: SequencePreview; start: string; stale: boolean }) {
  const { steps, timeZone } = preview;
  return (
    <div aria-busy={stale}>
      <p className="quiet">{timeZone === null ? 'Their time zone is not known: UTC stands for it.' : `By the person’s clock: ${timeZone}.`}</p>
      <ol className="course" aria-label="Steps of the preview">
        {steps.map((step) => (
          <Taken key={step.step} step={step} day={dayOfRun(start, step.at, timeZone)} zone={timeZone} />
        ))}
      </ol>
      <p role="status">
        It ends {personTime(preview.endsAt, timeZone)}: {preview.end}.
      </p>
    </div>
  );
}

function Taken({ step, day, zone }: { step: RehearsedStep; day: number; zone: string | null }) {
  return (
    <li className={step.why === null ? `course-step k-${step.kind}` : 'course-step left-out'}>
      <p>
        <strong>{step.step}</strong> <span className="quiet">{kindNames[step.kind]}</span>
      </p>
      <p>
        Day {day}, <time dateTime={step.at}>{personTime(step.at, zone)}</time>
      </p>
      {step.why !== null && <p className="left-out-why">Left out: {step.why}</p>}
      {step.putOff.map((delay) => (
        <Delay key={delay.from} delay={delay} zone={zone} />
      ))}
    </li>
  );
}

function Delay({ delay, zone }: { delay: RehearsedDelay; zone: string | null }) {
  return (
    <div className="delay">
      <p>
        Put off from {personTime(delay.from, zone)} until {personTime(delay.until, zone)}
      </p>
      <ul>
        {delay.reasons.length === 0
          ? delay.because.map((sentence) => <li key={sentence}>{sentence}</li>)
          : delay.reasons.map((reason) => (
              <li key={`${reason.rule} ${reason.sentence}`}>
                {reason.sentence}{' '}
                <span className="quiet">
                  {reason.rule}, {reason.source}
                </span>
              </li>
            ))}
      </ul>
    </div>
  );
}
