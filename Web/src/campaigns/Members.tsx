import type { BrokerProfile } from '../api/contract';
import type { Draft } from './definition';

interface MembersProps {
  members: Draft['members'];
  brokers: readonly BrokerProfile[];
  faults: readonly string[];
  onChange: (members: Draft['members']) => void;
}

/** Who gets leads of the campaign, and how many of a full cycle. */
export function Members({ members, brokers, faults, onChange }: MembersProps) {
  const name = (id: string): string => brokers.find((broker) => broker.id === id)?.name ?? id;
  const others = brokers.filter((broker) => !members.some((member) => member.brokerId === broker.id));
  const all = members.reduce((sum, member) => sum + (Number(member.weight) || 0), 0);

  return (
    <div className="members">
      {members.length === 0 && <p className="quiet">Nobody yet: leads will wait until a broker is added.</p>}
      <ul>
        {members.map((member, at) => (
          <li key={member.brokerId}>
            <span>{name(member.brokerId)}</span>
            <input
              type="text"
              inputMode="numeric"
              aria-label={`Weight of ${name(member.brokerId)}`}
              value={member.weight}
              onChange={(event) => onChange(members.map((each, index) => (index === at ? { ...each, weight: event.target.value } : each)))}
            />
            <span className="quiet share">{all > 0 ? `${Math.round(((Number(member.weight) || 0) / all) * 100)} %` : ''}</span>
            <button type="button" className="button quiet" aria-label={`Remove ${name(member.brokerId)}`} onClick={() => onChange(members.filter((_, index) => index !== at))}>
              Remove
            </button>
          </li>
        ))}
      </ul>
      {faults.map((sentence) => (
        <p key={sentence} className="fault">
          {sentence}
        </p>
      ))}
      {others.length > 0 && (
        <label className="inline-field">
          <span>Add a broker</span>
          <select value="" onChange={(event) => onChange([...members, { brokerId: event.target.value, weight: '1' }])}>
            <option value="" disabled>
              Choose
            </option>
            {others.map((broker) => (
              <option key={broker.id} value={broker.id}>
                {broker.name}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
