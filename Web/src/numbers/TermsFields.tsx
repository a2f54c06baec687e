import type { BrokerProfile, CampaignDefinition } from '../api/contract';
import type { TermsDraft } from './words';

interface TermsFieldsProps {
  draft: TermsDraft;
  campaigns: readonly CampaignDefinition[];
  brokers: readonly BrokerProfile[];
  onChange: (draft: TermsDraft) => void;
}

/** Whose a number is, and how much it may send. */
export function TermsFields({ draft, campaigns, brokers, onChange }: TermsFieldsProps) {
  return (
    <>
      <label className="field">
        <span>Campaign</span>
        <select value={draft.campaign} onChange={(event) => onChange({ ...draft, campaign: event.target.value })}>
          <option value="">Any campaign</option>
          {campaigns.map(({ code, name }) => (
            <option key={code} value={code}>{name}</option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>Broker</span>
        <select value={draft.broker} onChange={(event) => onChange({ ...draft, broker: event.target.value })}>
          <option value="">Any broker</option>
          {brokers.map(({ id, name }) => (
            <option key={id} value={id}>{name}</option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>Parts of texts a second</span>
        <input type="text" inputMode="decimal" value={draft.perSecond} onChange={(event) => onChange({ ...draft, perSecond: event.target.value })} />
      </label>
      <label className="field">
        <span>Parts of texts a day</span>
        <input type="text" inputMode="numeric" placeholder="No limit" value={draft.perDay} onChange={(event) => onChange({ ...draft, perDay: event.target.value })} />
        <small>As its registration allows. A day ends at midnight in Los Angeles.</small>
      </label>
    </>
  );
}
