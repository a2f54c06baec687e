import { useState } from 'react';
import { Problem } from '../api/client';
import type { IntakeAnswer } from '../api/contract';
import { statusName, pretty } from '../shell/format';
import { Notice } from '../shell/Notice';

type Outcome = { kind: 'answer'; answer: IntakeAnswer } | { kind: 'problem'; problem: Problem } | { kind: 'fault'; sentence: string };

/** Posts in test mode: everything is answered as usual, and nothing is stored. */
export function TryIt({ example, post }: { example: unknown; post: (body: unknown) => Promise<IntakeAnswer> }) {
  const [text, setText] = useState(() => pretty(example));
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const attempt = async (): Promise<void> => {
    const body = parse(text);
    if (typeof body === 'string') {
      setOutcome({ kind: 'fault', sentence: body });
      return;
    }

    setBusy(true);
    setOutcome(null);
    try {
      setOutcome({ kind: 'answer', answer: await post(body.value) });
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      setOutcome({ kind: 'problem', problem });
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className="card" aria-label="Try it">
      <h2>Try it</h2>
      <p>A test post is checked, scored and routed as usual, and nothing is stored.</p>
      <label className="field">
        <span>Body</span>
        <textarea className="code" rows={16} spellCheck={false} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <div className="form-end">
        <button type="button" className="button primary" disabled={busy} onClick={() => void attempt()}>
          {busy ? 'Posting…' : 'Post as a test'}
        </button>
      </div>
      <div role="status" aria-label="Answer" className="answer">
        {outcome !== null && <Answer outcome={outcome} />}
      </div>
    </section>
  );
}

function Answer({ outcome }: { outcome: Outcome }) {
  switch (outcome.kind) {
    case 'fault':
      return <Notice tone="bad">{outcome.sentence}</Notice>;
    case 'problem':
      return (
        <Notice tone="bad" title={outcome.problem.message}>
          <ul>
            {Object.entries(outcome.problem.errors).map(([field, sentences]) => (
              <li key={field}>
                <code>{field}</code>: {sentences.join(' ')}
              </li>
            ))}
          </ul>
        </Notice>
      );
    case 'answer':
      return (
        <>
          <Notice tone="good" title={outcome.answer.outcome === 'duplicate' ? 'It would be a duplicate' : 'It would be accepted'}>
            {words(outcome.answer)}
          </Notice>
          <pre tabIndex={0} aria-label="The whole answer">{pretty(outcome.answer)}</pre>
        </>
      );
  }
}

function words(answer: IntakeAnswer): string {
  return [
    answer.score == null ? null : `Score ${answer.score} of 100.`,
    answer.broker == null ? null : `It would go to ${answer.broker.name}.`,
    answer.broker == null && answer.status != null ? `Status: ${statusName(answer.status)}.` : null,
    'Nothing was stored.',
  ]
    .filter(Boolean)
    .join(' ');
}

function parse(text: string): { value: unknown } | string {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (cause) {
    return `This is not JSON: ${cause instanceof Error ? cause.message : 'it cannot be read'}.`;
  }
}
