import { Link, useLocation } from 'wouter';
import type { FollowUpSequence } from '../api/contract';
import { Failed, Loading } from '../shell/Placeholder';
import { DryRun } from './DryRun';
import { FileChoice } from './FileChoice';
import { Preview } from './Preview';
import { Refusal } from './Refusal';
import { SequenceForm } from './SequenceForm';
import { Shipped } from './Shipped';
import { State } from './State';
import { useEditing } from './useEditing';
import { useSequence } from './useSequences';
import { Versions } from './Versions';
import { latest } from './words';
import '../outreach/outreach.css';
import './sequences.css';

export default function SequencePage({ campaign, id }: { campaign: string; id: string }) {
  const fresh = id === 'new';
  const sequence = useSequence(campaign, fresh ? null : id);
  if (fresh) return <Edit campaign={campaign} stored={null} reload={() => undefined} />;
  if (sequence.isError) return <Failed what="The sequence" problem={sequence.error} retry={() => void sequence.refetch()} />;
  if (sequence.data === undefined) return <Loading what="the sequence" />;
  return <Edit campaign={campaign} stored={sequence.data} reload={() => void sequence.refetch()} />;
}

function Edit({ campaign, stored, reload }: { campaign: string; stored: FollowUpSequence | null; reload: () => void }) {
  const [, navigate] = useLocation();
  const editing = useEditing(campaign, stored, reload, (made) => navigate(`/campaigns/${campaign}/sequences/${made.id}`));
  const { base, id, draft, content, busy } = editing;

  return (
    <div className="page sequence-page">
      <div className="page-head">
        <div>
          <h1>{base === null ? 'New sequence' : latest(base).content.name}</h1>
          <p>{base === null ? campaign : `${base.id} of ${campaign}`}</p>
        </div>
        <div className="sequence-buttons">
          <FileChoice disabled={busy} onPick={(file) => void editing.importFile(file)} />
          <Link href={`/campaigns/${campaign}/sequences`} className="button">
            All sequences
          </Link>
        </div>
      </div>
      <Refusal problem={editing.problem} fresh={base === null} listed={editing.fileRefused} onTake={editing.take} />
      {base !== null && <State sequence={base} busy={busy} unsaved={editing.unsaved} onMove={editing.move} />}
      {base === null && <Shipped onBegin={editing.begin} />}
      <div className="sequence-columns">
        <SequenceForm
          id={id}
          fresh={base === null}
          draft={draft}
          busy={busy}
          said={editing.said}
          onId={editing.setId}
          onChange={editing.change}
          onSave={editing.save}
        />
        <Preview campaign={campaign} id={id} content={content} />
      </div>
      <DryRun campaign={campaign} id={id} content={content} />
      {base !== null && <Versions sequence={base} busy={busy} onRestore={(version) => editing.put(version.content)} />}
    </div>
  );
}
