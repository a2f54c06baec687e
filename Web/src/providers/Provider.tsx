import type { ProviderInSilo, ProviderStatus } from '../api/contract';
import { ago, exactly, money, number } from '../shell/format';
import { useNow } from '../shell/now';
import { carriedBy, circuitWords, limitWords, nameOf, stateOf } from './words';

export function Provider({ provider }: { provider: ProviderStatus }) {
  const state = stateOf(provider);
  const title = `provider-${provider.provider}`;
  return (
    <section aria-labelledby={title} className="card">
      <div className="page-head">
        <h2 id={title}>{nameOf(provider)}</h2>
        <span className={`badge ${state.tone}`}>{state.words}</span>
      </div>
      {provider.configured ? (
        <>
          <Figures provider={provider} />
          <Silos provider={provider} labelledBy={title} />
        </>
      ) : (
        <p className="quiet">{carriedBy(provider)} cannot be sent: no silo that answers has an account or a server for it.</p>
      )}
    </section>
  );
}

function Figures({ provider }: { provider: ProviderStatus }) {
  const figures: [string, string][] = [
    ['Carries', carriedBy(provider)],
    ['Handed over', number(provider.accepted)],
    ['Refused', number(provider.refused)],
    ['Outcome unknown', number(provider.unknown)],
    ['Not sent, tried again', number(provider.notSent)],
    ['Cost today', provider.costToday === null ? 'Not counted' : money(provider.costToday)],
    ['Fallback', provider.fallback ?? 'None: messages wait'],
  ];
  return (
    <dl className="figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const columns = ['Silo', 'State', 'Last success', 'Last failure', 'Handed over', 'Limits', 'Counted since'] as const;

function Silos({ provider, labelledBy }: { provider: ProviderStatus; labelledBy: string }) {
  return (
    <table className="silo-table" aria-labelledby={labelledBy}>
      <caption className="quiet">The last 24 hours, by silo. Counts begin with a silo's start.</caption>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {provider.silos.map((silo) => (
          <Silo key={silo.silo} silo={silo} />
        ))}
      </tbody>
    </table>
  );
}

function Silo({ silo }: { silo: ProviderInSilo }) {
  return (
    <tr>
      <th scope="row">{silo.silo}</th>
      <td data-label="State">{circuitWords[silo.circuit]}</td>
      <td data-label="Last success"><Moment at={silo.lastSuccess} never="None yet" /></td>
      <td data-label="Last failure">
        <Moment at={silo.lastFailure?.at ?? null} never="None" />
        {silo.lastFailure !== null && <code> {silo.lastFailure.code}</code>}
      </td>
      <td data-label="Handed over">{number(silo.accepted)}</td>
      <td data-label="Limits">{limitWords(silo.perSecond, silo.atOnce)}</td>
      <td data-label="Counted since"><Moment at={silo.countedSince} never="" /></td>
    </tr>
  );
}

function Moment({ at, never }: { at: string | null; never: string }) {
  const now = useNow();
  if (at === null) return <>{never}</>;
  return (
    <time dateTime={at} title={exactly(at)}>
      {ago(Date.parse(at), now)}
    </time>
  );
}
