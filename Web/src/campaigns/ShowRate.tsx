import { useState } from 'react';
import { number } from '../shell/format';
import { Failed, Loading } from '../shell/Placeholder';
import { useCounters } from './useCampaigns';

const days = 30;
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** How many of those whose appointment came appeared: the outcomes that were told, and nothing guessed of the others. */
export function ShowRate({ code }: { code: string }) {
  const [[from, to]] = useState(() => [dayOf(Date.now() - (days - 1) * 86_400_000), dayOf(Date.now())] as const);
  const counters = useCounters(code, from, to);
  if (counters.isError) return <Failed what="The appointments" problem={counters.error} retry={() => void counters.refetch()} />;
  if (counters.data === undefined) return <Loading what="the appointments" />;
  const { appointmentSet, appointmentKept, noShow, appointmentCancelled } = counters.data.total;
  const told = appointmentKept + noShow;
  const facts: [string, string][] = [
    ['Set or moved', number(appointmentSet)],
    ['Kept', number(appointmentKept)],
    ['No-shows', number(noShow)],
    ['Cancelled', number(appointmentCancelled)],
    ['Show rate', told === 0 ? 'No outcome yet' : `${Math.round((appointmentKept / told) * 100)} %`],
  ];
  return (
    <section className="card" aria-label="Appointments">
      <h2>Appointments of the last {days} days</h2>
      <dl className="caps">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
