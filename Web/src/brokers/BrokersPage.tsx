import { useState } from 'react';
import { Link } from 'wouter';
import type { BrokerProfile } from '../api/contract';
import { useCampaigns } from '../campaigns/useCampaigns';
import { number, plural } from '../shell/format';
import { Failed, Loading, Placeholder } from '../shell/Placeholder';
import { say } from '../shell/toasts';
import { CapsDialog } from './CapsDialog';
import { hoursWords } from './hours';
import { useBrokers, usePause } from './useBrokers';
import '../campaigns/campaigns.css';
import './brokers.css';

export default function BrokersPage() {
  const brokers = useBrokers();
  const campaigns = useCampaigns();
  const pause = usePause();
  const [editing, setEditing] = useState<string | null>(null);

  if (brokers.isPending) return <Loading what="brokers" />;
  if (brokers.isError) return <Failed what="Brokers" problem={brokers.error} retry={() => void brokers.refetch()} />;
  if (brokers.data.length === 0) return <Placeholder title="No brokers yet">Leads wait until there is a broker to take them.</Placeholder>;
  const edited = brokers.data.find((broker) => broker.id === editing);
  const shares = (id: string): [string, number][] =>
    (campaigns.data ?? []).flatMap((campaign) => campaign.members.filter((member) => member.brokerId === id).map((member): [string, number] => [campaign.name, member.weight]));

  const toggle = (broker: BrokerProfile): void =>
    pause.mutate(
      { id: broker.id, paused: !broker.paused },
      {
        onSuccess: (profile) => say(`${profile.name} ${profile.paused ? 'is paused' : 'takes leads again'}.`),
        onError: (problem) => say(problem.message, 'bad'),
      },
    );

  return (
    <div className="page">
      <div className="page-head">
        <h1>Brokers</h1>
        <p>{plural(brokers.data.length, 'broker')}, {number(brokers.data.filter((broker) => broker.paused).length)} paused</p>
      </div>
      <ul className="cards">
        {brokers.data.map((broker) => (
          <Broker key={broker.id} broker={broker} shares={shares(broker.id)} busy={pause.isPending} onPause={() => toggle(broker)} onCaps={() => setEditing(broker.id)} />
        ))}
      </ul>
      {edited !== undefined && <CapsDialog key={edited.version} broker={edited} onClose={() => setEditing(null)} />}
    </div>
  );
}

interface BrokerProps {
  broker: BrokerProfile;
  shares: [string, number][];
  busy: boolean;
  onPause: () => void;
  onCaps: () => void;
}

function Broker({ broker, shares, busy, onPause, onCaps }: BrokerProps) {
  return (
    <li className="card broker">
      <div className="page-head">
        <div>
          <h2>{broker.name}</h2>
          <p>{broker.id}</p>
        </div>
        <span className={broker.paused ? 'badge off' : 'badge on'}>{broker.paused ? 'Paused' : 'Takes leads'}</span>
      </div>
      <dl className="caps">
        <Cap name="A day" value={broker.caps.daily} />
        <Cap name="A month" value={broker.caps.monthly} />
        <Cap name="Open" value={broker.caps.open} />
      </dl>
      <div>
        <h3>Licences</h3>
        <p className="licences">{broker.licences.length === 0 ? <span className="quiet">None</span> : broker.licences.map((state) => <span key={state}>{state}</span>)}</p>
      </div>
      <div>
        <h3>Weights</h3>
        {shares.length === 0 ? (
          <p className="quiet">Member of no campaign</p>
        ) : (
          <ul>
            {shares.map(([campaign, weight]) => (
              <li key={campaign}>
                {campaign}: {number(weight)}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div>
        <h3>Hours</h3>
        <p>{hoursWords(broker.hours)}</p>
      </div>
      <div className="broker-buttons">
        <button type="button" className="button" aria-label={`${broker.paused ? 'Resume' : 'Pause'} ${broker.name}`} disabled={busy} onClick={onPause}>
          {broker.paused ? 'Resume' : 'Pause'}
        </button>
        <button type="button" className="button" aria-label={`Edit caps of ${broker.name}`} onClick={onCaps}>
          Edit caps
        </button>
        <Link href={`/brokers/${broker.id}/calendar`} className="button" aria-label={`Calendar of ${broker.name}`}>
          Calendar
        </Link>
      </div>
    </li>
  );
}

function Cap({ name, value }: { name: string; value: number | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value === null ? 'No limit' : number(value)}</dd>
    </div>
  );
}
