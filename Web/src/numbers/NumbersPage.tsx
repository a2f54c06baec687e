import { useState } from 'react';
import type { PoolNumber } from '../api/contract';
import { useBrokers } from '../brokers/useBrokers';
import { useCampaigns } from '../campaigns/useCampaigns';
import { number as count, plural } from '../shell/format';
import { Notice } from '../shell/Notice';
import { Failed, Loading } from '../shell/Placeholder';
import { NumberCard } from './NumberCard';
import { NumberDialog } from './NumberDialog';
import { ReleaseDialog } from './ReleaseDialog';
import { useNumbers } from './useNumbers';
import { grouped } from './words';
import './numbers.css';

type Open = { what: 'add' } | { what: 'change' | 'release'; number: PoolNumber } | null;

export default function NumbersPage() {
  const numbers = useNumbers();
  const campaigns = useCampaigns();
  const brokers = useBrokers();
  const [open, setOpen] = useState<Open>(null);
  if (numbers.isPending) return <Loading what="the numbers" />;
  if (numbers.data === undefined) return <Failed what="The numbers" problem={numbers.error} retry={() => void numbers.refetch()} />;
  const pool = numbers.data;
  const choices = { campaigns: campaigns.data ?? [], brokers: brokers.data ?? [] };
  const campaignName = (code: string): string => choices.campaigns.find((campaign) => campaign.code === code)?.name ?? code;
  const brokerName = (id: string): string => choices.brokers.find((broker) => broker.id === id)?.name ?? id;
  const close = (): void => setOpen(null);

  return (
    <div className="page numbers">
      <div className="page-head">
        <div>
          <h1>Numbers</h1>
          <p>{plural(pool.numbers.length, 'number')} of {count(pool.limit)}</p>
        </div>
        <button type="button" className="button primary" onClick={() => setOpen({ what: 'add' })}>
          Add a number
        </button>
      </div>
      <div aria-live="polite">
        {numbers.isError && <Notice tone="warn" title="This is not up to date">{numbers.error.message} It is tried again every few seconds.</Notice>}
      </div>
      {pool.numbers.length === 0 && <p className="quiet">The pool is empty: each campaign texts from the one number of its own settings.</p>}
      {grouped(pool.numbers, campaignName).map((group) => (
        <section key={group.title} aria-label={group.title}>
          <h2>{group.title}</h2>
          <ul className="number-cards">
            {group.numbers.map((number) => (
              <NumberCard
                key={number.number}
                number={number}
                brokerName={brokerName}
                onChange={() => setOpen({ what: 'change', number })}
                onRelease={() => setOpen({ what: 'release', number })}
              />
            ))}
          </ul>
        </section>
      ))}
      {open?.what === 'add' && <NumberDialog known={null} {...choices} onClose={close} />}
      {open?.what === 'change' && <NumberDialog known={open.number} {...choices} onClose={close} />}
      {open?.what === 'release' && <ReleaseDialog number={open.number} onClose={close} />}
    </div>
  );
}
