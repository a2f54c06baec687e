import type { FollowUpSequence } from '../api/contract';
import type { SequenceMove } from './useSequences';
import { latest, live } from './words';

interface StateProps {
  sequence: FollowUpSequence;
  busy: boolean;
  /** What is written differs from what is saved. */
  unsaved: boolean;
  onMove: (move: SequenceMove) => void;
}

/** What runs begin on, and what can be done about it. */
export function State({ sequence, busy, unsaved, onMove }: StateProps) {
  const newest = latest(sequence);
  const used = live(sequence);
  const draft = newest.status === 'draft';
  return (
    <section className="card template-steps" aria-label="State">
      <p>
        {used === undefined ? 'No version is live: no run begins.' : `Runs begin on version ${used.number}.`} {draft && `Version ${newest.number} is a draft by ${newest.by}.`}
        {used === undefined && !draft && ' Save a draft, and publish it, to go on.'}
        {draft && unsaved && ' Save what you have changed before you publish it.'}
      </p>
      <div className="sequence-buttons">
        {draft && (
          <button type="button" className="button primary" disabled={busy || unsaved} onClick={() => onMove('publish')}>
            Publish version {newest.number}
          </button>
        )}
        {used !== undefined && (
          <button type="button" className="button quiet" disabled={busy} onClick={() => onMove('withdraw')}>
            Withdraw version {used.number}
          </button>
        )}
      </div>
    </section>
  );
}
