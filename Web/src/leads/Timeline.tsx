import type { RoutingCandidate, RoutingExplanation, TimelineEntry } from '../api/contract';
import { Reasons } from '../conversation/Permit';
import { exactly, plural, when } from '../shell/format';
import { useNow } from '../shell/now';
import { Failed, Loading } from '../shell/Placeholder';
import { useTimeline } from './useLead';

export function Timeline({ id }: { id: string }) {
  const timeline = useTimeline(id);
  const now = useNow();
  if (timeline.isPending) return <Loading what="the timeline" />;
  if (timeline.isError) return <Failed what="The timeline" problem={timeline.error} retry={() => void timeline.refetch()} />;
  const entries = timeline.data.pages.flatMap((page) => page.entries);
  if (entries.length === 0) return <p className="quiet">Nothing has happened yet.</p>;

  return (
    <>
      <ol className="timeline">
        {entries.map((entry, index) => (
          <Entry key={`${entry.version}-${index}`} entry={entry} now={now} />
        ))}
      </ol>
      {timeline.hasNextPage && (
        <button type="button" className="button" disabled={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
          {timeline.isFetchingNextPage ? 'Loading…' : 'Show earlier'}
        </button>
      )}
    </>
  );
}

function Entry({ entry, now }: { entry: TimelineEntry; now: number }) {
  return (
    <li className={`entry k-${entry.kind}`}>
      <p className="entry-title">{entry.title}</p>
      {entry.text !== null && entry.text !== '' && <blockquote>{entry.text}</blockquote>}
      {entry.routing !== null && <Routing routing={entry.routing} />}
      {entry.reasons != null && entry.reasons.length > 0 && <Reasons reasons={entry.reasons} />}
      <p className="entry-by">
        {entry.by}, <time dateTime={entry.at} title={exactly(entry.at)}>{when(entry.at, now)}</time>
      </p>
    </li>
  );
}

/** Who could have had it, who could not, and why. */
export function Routing({ routing }: { routing: RoutingExplanation }) {
  const eligible = routing.candidates.filter((candidate) => candidate.eligible);
  const others = routing.candidates.filter((candidate) => !candidate.eligible);
  return (
    <details className="routing">
      <summary>
        {eligible.length === 0 ? `None of ${plural(others.length, 'broker')} could take it` : `${eligible.length} of ${plural(routing.candidates.length, 'broker')} could take it`}
      </summary>
      <p>{routing.rule}</p>
      <ul>
        {[...eligible, ...others].map((candidate) => (
          <Candidate key={candidate.brokerId} candidate={candidate} chosen={candidate.brokerId === routing.chosen} />
        ))}
      </ul>
    </details>
  );
}

function Candidate({ candidate, chosen }: { candidate: RoutingCandidate; chosen: boolean }) {
  return (
    <li className={candidate.eligible ? 'eligible' : 'not-eligible'}>
      <span className="candidate-name">
        {candidate.brokerName} <span className="quiet">weight {candidate.weight}</span>
      </span>
      <span className="candidate-why">{chosen ? 'Chosen' : candidate.eligible ? 'Could take it' : candidate.reasons.join('; ')}</span>
    </li>
  );
}
