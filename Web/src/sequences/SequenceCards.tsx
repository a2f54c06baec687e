import { Link } from 'wouter';
import type { FollowUpSequence } from '../api/contract';
import { plural } from '../shell/format';
import { latest, live, statusWords } from './words';

/** A campaign's sequences, each with what of it is live. */
export function SequenceCards({ campaign, sequences }: { campaign: string; sequences: readonly FollowUpSequence[] }) {
  return (
    <ul className="cards" aria-label="Sequences">
      {sequences.map((sequence) => {
        const used = live(sequence);
        const last = latest(sequence);
        return (
          <li key={sequence.id} className="card">
            <div className="page-head">
              <h3>
                <Link href={`/campaigns/${campaign}/sequences/${sequence.id}`}>{last.content.name}</Link>
              </h3>
              <span className={used === undefined ? 'badge' : 'badge on'}>{used === undefined ? 'Not live' : 'Live'}</span>
            </div>
            <p className="quiet">
              {sequence.id}, {plural(last.content.steps.length, 'step')}, {plural(sequence.versions.length, 'version')}
            </p>
            {last !== used && (
              <p>
                Version {last.number}: {statusWords[last.status]}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
