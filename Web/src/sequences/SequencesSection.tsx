import { Link } from 'wouter';
import { Failed, Loading } from '../shell/Placeholder';
import { SequenceCards } from './SequenceCards';
import { useSequences } from './useSequences';

/** The campaign's sequences on its own page. */
export function SequencesSection({ campaign }: { campaign: string }) {
  const sequences = useSequences(campaign);
  return (
    <section className="card" aria-label="Sequences of the campaign">
      <div className="page-head">
        <h2>
          <Link href={`/campaigns/${campaign}/sequences`}>Sequences</Link>
        </h2>
        <Link href={`/campaigns/${campaign}/sequences/new`} className="button">
          New sequence
        </Link>
      </div>
      {sequences.isPending ? (
        <Loading what="sequences" />
      ) : sequences.isError ? (
        <Failed what="Sequences" problem={sequences.error} retry={() => void sequences.refetch()} />
      ) : sequences.data.length === 0 ? (
        <p className="quiet">None yet: leads are followed up by hand.</p>
      ) : (
        <SequenceCards campaign={campaign} sequences={sequences.data} />
      )}
    </section>
  );
}
