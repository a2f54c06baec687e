import { useState } from 'react';
import type { CampaignSpeed, SpeedClock } from '../api/contract';
import { lasted, number } from '../shell/format';
import { Failed, Loading } from '../shell/Placeholder';
import { useSpeed } from './useCampaigns';

const days = 7;
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

const clocks: readonly [keyof Omit<CampaignSpeed['all'], 'leads'>, string][] = [
  ['routing', 'Arrival until a broker got it'],
  ['notice', 'From then until the broker’s screen showed it'],
  ['human', 'Arrival until a person first tried to reach them'],
  ['automatic', 'Arrival until LeadGrid itself first sent something'],
  ['firstTouch', 'The earlier of the last two'],
];

/** How fast leads are dealt with: people and machine apart, in all and of those that came in allowed hours. */
export function SpeedToLead({ code }: { code: string }) {
  const [[from, to]] = useState(() => [dayOf(Date.now() - (days - 1) * 86_400_000), dayOf(Date.now())] as const);
  const speed = useSpeed(code, from, to);
  if (speed.isError) return <Failed what="Speed to lead" problem={speed.error} retry={() => void speed.refetch()} />;
  if (speed.data === undefined) return <Loading what="speed to lead" />;
  const { all, inHours } = speed.data;
  return (
    <section className="card" aria-label="Speed to lead">
      <h2>Speed to lead of the last {days} days</h2>
      <div className="scroll-x" tabIndex={0} role="region" aria-label="Clocks">
        <table>
          <thead>
            <tr>
              <th scope="col">Clock</th>
              <th scope="col">All {number(all.leads)}: median</th>
              <th scope="col">Nine in ten</th>
              <th scope="col">In allowed hours {number(inHours.leads)}: median</th>
              <th scope="col">Nine in ten</th>
            </tr>
          </thead>
          <tbody>
            {clocks.map(([name, label]) => (
              <tr key={name}>
                <th scope="row">{label}</th>
                <Figures clock={all[name]} />
                <Figures clock={inHours[name]} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Figures({ clock }: { clock: SpeedClock }) {
  return (
    <>
      <td title={`${number(clock.leads)} came so far`}>{span(clock.medianSeconds)}</td>
      <td>{span(clock.p90Seconds)}</td>
    </>
  );
}

const span = (seconds: number | null): string => (seconds === null ? '—' : lasted(seconds * 1_000));
