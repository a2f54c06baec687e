import { useState, type FormEvent } from 'react';
import { Problem } from '../api/client';
import type { MessageTemplate, TestOutcome } from '../api/contract';
import { useCampaigns } from '../campaigns/useCampaigns';
import { Reasons } from '../conversation/Permit';
import { when } from '../shell/format';
import { useNow } from '../shell/now';
import { Field } from './Field';
import { TestRecipientList } from './TestRecipientList';
import { useTest, useTestRecipients } from './useTests';
import { latest, statusWords } from './words';

const me = 'me';

/** Sends a version to one of the operator's own, by the way of every message, and says what became of it. */
export function TestSend({ template }: { template: MessageTemplate }) {
  const mail = template.channel === 'email';
  const recipients = useTestRecipients();
  const campaigns = useCampaigns();
  const test = useTest(template.id);
  const [chosen, setChosen] = useState({ version: 0, campaign: '', recipient: '' });
  const own = recipients.data?.recipients.filter((each) => each.channel === template.channel) ?? [];
  const ways = campaigns.data?.filter(({ outreach }) => (mail ? outreach.mailFrom : outreach.textNumber) !== null) ?? [];
  const version = chosen.version === 0 ? latest(template).number : chosen.version;
  const campaign = chosen.campaign === '' ? (ways[0]?.code ?? '') : chosen.campaign;
  const recipient = chosen.recipient === '' ? (own[0]?.id ?? (mail ? me : '')) : chosen.recipient;
  const errors = test.error instanceof Problem ? test.error.errors : {};

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    test.mutate({ campaign, version, ...(recipient === me ? {} : { recipient }) });
  };

  return (
    <section className="card template-test" aria-label="Test">
      <h2>Try it</h2>
      <form className="form-grid" onSubmit={submit} aria-label="Test send">
        <Field label="Version" faults={errors['version'] ?? []}>
          {(props) => (
            <select {...props} value={version} onChange={(event) => setChosen({ ...chosen, version: Number(event.target.value) })}>
              {template.versions.toReversed().map((each) => (
                <option key={each.number} value={each.number}>
                  {each.number}: {statusWords[each.status]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Sent as campaign" help={`By its ${mail ? 'address' : 'number'}.`} faults={errors['campaign'] ?? []}>
          {(props) => (
            <select {...props} value={campaign} onChange={(event) => setChosen({ ...chosen, campaign: event.target.value })}>
              {ways.map((each) => (
                <option key={each.code} value={each.code}>
                  {each.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="To" help="Only to your own: it is merged with an invented person and marked as a test." faults={errors['recipient'] ?? []}>
          {(props) => (
            <select {...props} value={recipient} onChange={(event) => setChosen({ ...chosen, recipient: event.target.value })}>
              {own.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}, {each.address}
                </option>
              ))}
              {mail && <option value={me}>The address I sign in with</option>}
            </select>
          )}
        </Field>
        <div className="full">
          <button type="submit" className="button" disabled={test.isPending || campaign === '' || recipient === ''}>
            Send a test
          </button>
        </div>
      </form>
      <div role="status">
        {test.data !== undefined && !test.isPending && <Outcome outcome={test.data} />}
        {test.error !== null && Object.keys(errors).length === 0 && <p className="fault">{test.error.message}</p>}
      </div>
      <TestRecipientList channel={template.channel} />
    </section>
  );
}

const ends: Record<TestOutcome['end'], string> = {
  accepted: 'The provider has taken it.',
  not_allowed: 'It was not sent.',
  not_yet: 'It was not sent.',
  refused: 'The provider refused it.',
  not_sent: 'It was not sent.',
  unknown: 'The provider did not answer: it may have been sent.',
};

function Outcome({ outcome }: { outcome: TestOutcome }) {
  const now = useNow();
  return (
    <>
      <p className={outcome.end === 'accepted' ? undefined : 'fault'}>
        Version {outcome.version}: {ends[outcome.end]} {outcome.problem}
        {outcome.code !== null && ` (${outcome.code})`}
        {outcome.until !== null && ` It may be sent from ${when(outcome.until, now)} on.`}
      </p>
      {outcome.reasons.length > 0 && <Reasons reasons={outcome.reasons} />}
    </>
  );
}
