import { useState } from 'react';
import type { SequenceContent, SequenceDryRun } from '../api/contract';
import { Field } from '../outreach/Field';
import { number, plural } from '../shell/format';
import { Notice } from '../shell/Notice';
import { wholeNumber } from './clock';
import { isContent, type Faults } from './draft';
import { useDryRun } from './useRehearsal';
import { kindNames } from './words';

const mostLeads = 500;

/** What the draft would have done with leads of the past. */
export function DryRun({ campaign, id, content }: { campaign: string; id: string; content: SequenceContent | Faults }) {
  const [leads, setLeads] = useState('100');
  const run = useDryRun(campaign, id);
  const count = wholeNumber(leads);
  const faulty = count === null || count < 1 || count > mostLeads;
  const able = isContent(content) && content.steps.length > 0;
  return (
    <section className="card" aria-label="Dry run">
      <h2>Dry run over past leads</h2>
      <p className="quiet">What these steps would have done with the campaign’s last leads, given what those did and what the law said. Nothing is sent.</p>
      <div className="dry-run-ask">
        <Field label="Leads at most" faults={faulty ? [`Give a whole number from 1 to ${mostLeads}.`] : []}>
          {(props) => <input {...props} type="text" inputMode="numeric" value={leads} onChange={(event) => setLeads(event.target.value)} />}
        </Field>
        <button type="button" className="button" disabled={run.isPending || faulty || !able} onClick={() => able && run.mutate({ draft: content, leads: count! })}>
          {run.isPending ? 'Running…' : 'Run it dry'}
        </button>
      </div>
      <div role="status" aria-label="Outcome of the dry run">
        {run.isError && <Notice tone="bad">{run.error.message}</Notice>}
        {run.data !== undefined && <Outcome run={run.data} />}
      </div>
    </section>
  );
}

function Outcome({ run }: { run: SequenceDryRun }) {
  if (run.leads === 0) return <p>The campaign has no leads yet.</p>;
  return (
    <div className="dry-run">
      <div className="scroll-x" tabIndex={0} role="region" aria-label="Steps of the dry run">
        <table>
          <caption className="unseen">What became of each step, of {plural(run.leads, 'lead')}</caption>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col" className="numeric">Reached</th>
              <th scope="col" className="numeric">Taken</th>
              <th scope="col" className="numeric">Put off</th>
              <th scope="col" className="numeric">Left out</th>
              <th scope="col">Rules</th>
            </tr>
          </thead>
          <tbody>
            {run.steps.map((step) => (
              <tr key={step.step}>
                <th scope="row">
                  {step.step} <span className="quiet">{kindNames[step.kind]}</span>
                </th>
                <td className="numeric">{number(step.reached)}</td>
                <td className="numeric">{number(step.taken)}</td>
                <td className="numeric">{number(step.putOff)}</td>
                <td className="numeric">{number(step.leftOut)}</td>
                <td>{step.rules.map((rule) => `${rule.rule} (${number(rule.times)})`).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3>How {plural(run.leads, 'run')} ended</h3>
      <ul>
        {run.ends.map((end) => (
          <li key={end.end}>
            {number(end.leads)}: {end.end}
          </li>
        ))}
      </ul>
    </div>
  );
}
