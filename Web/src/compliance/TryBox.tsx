import { useState, type FormEvent } from 'react';
import type { PermitAnswer, RuleChange } from '../api/contract';
import { exactly, humanise } from '../shell/format';
import { Notice } from '../shell/Notice';
import { channels } from './law';
import { useTryLaw } from './useLaw';

/** One question by the rules in force and by the draft. */
export function TryBox({ change }: { change: RuleChange }) {
  const trial = useTryLaw();
  const [asked, setAsked] = useState({ channel: 'sms', state: 'FL', phone: '', at: '' });
  const put = (name: keyof typeof asked) => (event: { target: { value: string } }): void => setAsked({ ...asked, [name]: event.target.value });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const check = { channel: asked.channel, state: asked.state, phone: asked.phone, assumeConsent: true, ...(asked.at === '' ? {} : { at: new Date(asked.at).toISOString() }) };
    trial.mutate({ check, changes: [change] });
  };

  return (
    <section className="try-box" aria-labelledby="try-title">
      <h3 id="try-title">Try it first</h3>
      <form onSubmit={submit} noValidate>
        <label className="field">
          <span>By</span>
          <select value={asked.channel} onChange={put('channel')}>
            {channels.map((channel) => (
              <option key={channel} value={channel}>
                {humanise(channel)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>In the state</span>
          <input type="text" maxLength={40} value={asked.state} onChange={put('state')} />
        </label>
        <label className="field">
          <span>Number</span>
          <input type="tel" autoComplete="off" value={asked.phone} onChange={put('phone')} />
        </label>
        <label className="field">
          <span>At, by your clock</span>
          <input type="datetime-local" value={asked.at} onChange={put('at')} />
        </label>
        <button type="submit" className="button" disabled={trial.isPending}>
          Try
        </button>
      </form>
      <div role="status">
        {trial.error !== null && <Notice tone="bad">{trial.error.message}</Notice>}
        {trial.data !== undefined && (
          <>
            <Answer title="By the rules in force" answer={trial.data.now} />
            <Answer title="By this draft" answer={trial.data.draft} />
            {trial.data.laxer.length > 0 && <Notice tone="warn" title="It allows more than before">{trial.data.laxer.join(' ')}</Notice>}
          </>
        )}
      </div>
    </section>
  );
}

function Answer({ title, answer }: { title: string; answer: PermitAnswer }) {
  return (
    <div className="answer">
      <h4>
        {title}: {answer.decision}
        {answer.until !== null && ` until ${exactly(answer.until)}`}
      </h4>
      <ul>
        {answer.reasons
          .filter((reason) => reason.outcome !== 'allow')
          .map((reason) => (
            <li key={`${reason.rule} ${reason.sentence}`}>
              {reason.rule}: {reason.sentence}
            </li>
          ))}
      </ul>
    </div>
  );
}
