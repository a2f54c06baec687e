import { number } from '../shell/format';
import { Failed, Loading } from '../shell/Placeholder';
import { say } from '../shell/toasts';
import type { SendingDomain } from './contract';
import { useDomains, useWarmDomain } from './useSending';

/** The domains that campaigns send from, and how far each is warmed up. */
export function Domains() {
  const domains = useDomains();
  const warm = useWarmDomain();
  if (domains.isError) return <Failed what="The sending domains" problem={domains.error} retry={() => void domains.refetch()} />;
  if (domains.data === undefined) return <Loading what="sending domains" />;

  const set = (domain: SendingDomain): void =>
    warm.mutate(
      { name: domain.name, warm: !domain.warm },
      {
        onSuccess: () => say(domain.warm ? `${domain.name} is warmed up anew.` : `${domain.name} sends as much as there is.`),
        onError: (problem) => say(problem.message, 'bad'),
      },
    );

  return (
    <section className="card" aria-label="Sending domains">
      <h2>Sending domains</h2>
      <p className="quiet">Mailbox providers distrust a domain that begins with much mail. A new one sends 50 e-mails of mailings on its first day, and more on each day that follows.</p>
      {domains.data.length === 0 ? (
        <p className="quiet">No campaign has an address to send from yet.</p>
      ) : (
        <ul className="domains" aria-label="Domains">
          {domains.data.map((domain) => (
            <li key={domain.name}>
              <strong>{domain.name}</strong>
              <span>{domain.limit === null ? 'Known: no limit' : `Day ${domain.day} of its warm-up: ${number(domain.used)} of ${number(domain.limit)} used today`}</span>
              <button
                type="button"
                className="button quiet"
                disabled={warm.isPending}
                aria-label={`${domain.warm ? 'Warm up anew' : 'It is known'}: ${domain.name}`}
                onClick={() => set(domain)}
              >
                {domain.warm ? 'Warm up anew' : 'It is known'}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
