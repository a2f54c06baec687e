import type { PermitAnswer, PermitReason } from '../api/contract';
import { when } from '../shell/format';
import { useNow } from '../shell/now';

const marks = { allow: 'Allows', deny: 'Forbids', defer: 'Not yet' } as const;

/** The decision in a sentence, and every rule that had a say behind it. */
export function Permit({ answer, verb }: { answer: PermitAnswer; verb: string }) {
  const now = useNow();
  return (
    <div className={`permit ${answer.decision}`}>
      <p>{sentence(answer, verb, now)}</p>
      <Reasons reasons={answer.reasons} />
    </div>
  );
}

function sentence(answer: PermitAnswer, verb: string, now: number): string {
  switch (answer.decision) {
    case 'allow':
      return `You may ${verb} now.`;
    case 'defer':
      return answer.until === null ? `You may not ${verb} yet.` : `You may ${verb} from ${when(answer.until, now)} on.`;
    case 'deny':
      return `You may not ${verb}.`;
  }
}

/** What each rule said; those that stand in the way first. */
export function Reasons({ reasons }: { reasons: PermitReason[] }) {
  const ordered = [...reasons].sort((one, other) => Number(one.outcome === 'allow') - Number(other.outcome === 'allow'));
  const against = ordered.filter((reason) => reason.outcome !== 'allow').length;
  return (
    <details className="rules">
      <summary>{against === 0 ? 'Why' : `Why not: ${ordered[0]!.sentence}`}</summary>
      <ul>
        {ordered.map((reason, index) => (
          <li key={index} className={reason.outcome}>
            <strong>{marks[reason.outcome]}</strong> {reason.sentence}
            <span className="quiet">{reason.source}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
