import { exactly } from '../shell/format';
import { Notice } from '../shell/Notice';
import { Failed, Loading } from '../shell/Placeholder';
import { Provider } from './Provider';
import { useProviders } from './useProviders';
import { outboxWords } from './words';
import './providers.css';

export default function ProvidersPage() {
  const providers = useProviders();
  if (providers.isPending) return <Loading what="the providers" />;
  // What was seen last is worth more than an empty page: it stays, and says that it is old.
  if (providers.data === undefined) return <Failed what="The providers" problem={providers.error} retry={() => void providers.refetch()} />;
  const view = providers.data;
  const silent = view.silos.filter((silo) => !silo.answers);
  return (
    <div className="page providers">
      <div className="page-head">
        <h1>Providers</h1>
        <p>As of <time dateTime={view.at}>{exactly(view.at)}</time></p>
      </div>
      <div aria-live="polite">
        {providers.isError && (
          <Notice tone="warn" title="This is not up to date">
            {providers.error.message} It is tried again every few seconds.
          </Notice>
        )}
        {silent.map((silo) => (
          <Notice key={silo.address} tone="warn" title={`${silo.name} does not answer`}>
            What it has sent is missing here. If it hangs, the others declare it dead within seconds and take its work over.
          </Notice>
        ))}
      </div>
      <section aria-labelledby="outbox-title" className="card">
        <h2 id="outbox-title">Waiting to leave</h2>
        <p>{outboxWords(view.outbox)}</p>
      </section>
      {view.providers.length === 0 && <p className="quiet">No silo has said which providers there are.</p>}
      {view.providers.map((provider) => (
        <Provider key={provider.provider} provider={provider} />
      ))}
    </div>
  );
}
