import { Link } from 'wouter';
import { Failed, Loading, Placeholder } from '../shell/Placeholder';
import { SequenceCards } from './SequenceCards';
import { useSequences } from './useSequences';

export default function SequencesPage({ campaign }: { campaign: string }) {
  const sequences = useSequences(campaign);
  const make = (
    <Link href={`/campaigns/${campaign}/sequences/new`} className="button primary">
      New sequence
    </Link>
  );
  if (sequences.isPending) return <Loading what="sequences" />;
  if (sequences.isError) return <Failed what="Sequences" problem={sequences.error} retry={() => void sequences.refetch()} />;
  if (sequences.data.length === 0) return <Placeholder title="No sequences yet" action={make}>A sequence follows leads up by itself: texts, e-mails and calls, until the person answers or says no.</Placeholder>;

  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Sequences</h1>
          <p>
            Of campaign <Link href={`/campaigns/${campaign}`}>{campaign}</Link>
          </p>
        </div>
        {make}
      </div>
      <h2 className="unseen">Their state</h2>
      <SequenceCards campaign={campaign} sequences={sequences.data} />
    </div>
  );
}
