import type { ShippedSequence } from '../api/contract';
import { plural } from '../shell/format';
import { Failed, Loading } from '../shell/Placeholder';
import { useShippedSequences } from './useSequences';

/** Sequences that come with LeadGrid, to begin with. */
export function Shipped({ onBegin }: { onBegin: (shipped: ShippedSequence) => void }) {
  const shipped = useShippedSequences();
  return (
    <section className="card" aria-label="Sequences that ship">
      <h2>Begin with one that ships</h2>
      {shipped.isPending ? (
        <Loading what="the sequences" />
      ) : shipped.isError ? (
        <Failed what="The sequences that ship" problem={shipped.error} retry={() => void shipped.refetch()} />
      ) : (
        <ul className="shipped">
          {shipped.data.map((each) => (
            <li key={each.id}>
              <p>
                <strong>{each.content.name}</strong> <span className="quiet">{plural(each.content.steps.length, 'step')}</span>
              </p>
              <p>{each.why}</p>
              <button type="button" className="button" onClick={() => onBegin(each)}>
                Begin with {each.id}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
