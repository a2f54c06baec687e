import type { AccuracyDay, AccuracyDifference } from '../api/contract';
import { exactly, humanise, number, plural } from '../shell/format';
import { Failed, Loading } from '../shell/Placeholder';
import { say } from '../shell/toasts';
import { useAccuracy, useJudgeAgain } from './useAccuracy';

export function AccuracySection() {
  const days = useAccuracy();
  const again = useJudgeAgain();
  const judge = (day: string): void =>
    again.mutate(day, {
      onSuccess: () => say(`${day} is being judged again.`),
      onError: (problem) => say(problem.message, 'bad'),
    });
  return (
    <section aria-labelledby="accuracy-title">
      <h2 id="accuracy-title">Consent accuracy</h2>
      <p className="quiet">Every message and call is judged again at night, by the rules and the record of its time. Anything under 100 % is a fault of ours.</p>
      {days.isPending && <Loading what="the figure" />}
      {days.isError && <Failed what="The figure" problem={days.error} retry={() => void days.refetch()} />}
      {days.data?.length === 0 && <p className="quiet">No day was judged yet.</p>}
      <ol className="cards">
        {days.data?.map((day) => (
          <Day key={day.day} day={day} busy={again.isPending} onAgain={() => judge(day.day)} />
        ))}
      </ol>
    </section>
  );
}

function Day({ day, busy, onAgain }: { day: AccuracyDay; busy: boolean; onAgain: () => void }) {
  return (
    <li className="card">
      <div className="page-head">
        <h3>{day.day}</h3>
        {day.doneAt === null ? <span className="badge">Being judged</span> : <span className={day.judged === day.right ? 'badge on' : 'badge off'}>{shareOf(day)}</span>}
      </div>
      <p>
        {number(day.right)} of {plural(day.judged, 'contact')} right
        {day.erased > 0 && `, ${number(day.erased)} erased since`}
      </p>
      {day.differences.length > 0 && (
        <details>
          <summary>{plural(day.judged - day.right, 'difference')}</summary>
          <ul>
            {day.differences.map((difference, index) => (
              <Difference key={`${difference.permitId ?? difference.messageId ?? difference.contact} ${index}`} difference={difference} />
            ))}
          </ul>
        </details>
      )}
      {day.doneAt !== null && (
        <div>
          <button type="button" className="button" aria-label={`Judge ${day.day} again`} disabled={busy} onClick={onAgain}>
            Judge again
          </button>
        </div>
      )}
    </li>
  );
}

function Difference({ difference }: { difference: AccuracyDifference }) {
  const what = [difference.channel, difference.purpose].filter((word) => word !== null).map(humanise);
  return (
    <li>
      <strong>{difference.objections.join(', ')}</strong>
      <p className="quiet">
        {exactly(difference.at)}
        {what.length > 0 && `, ${what.join(', ')}`}; contact {difference.contact}
        {difference.permitId === null ? ', no permit' : `, permit ${difference.permitId}`}
        {difference.messageId !== null && `, message ${difference.messageId}`}
        {difference.senderSaid.length > 0 && `; allowed by ${difference.senderSaid.join(', ')}`}
        {difference.dataVersion !== null && ` of version ${difference.dataVersion}`}
      </p>
    </li>
  );
}

/** One wrong contact in a million is not 100 %. */
export function shareOf(day: { judged: number; right: number }): string {
  if (day.judged === 0) return 'Nobody was contacted';
  if (day.right === day.judged) return '100 %';
  return `${(Math.floor((day.right / day.judged) * 100_000) / 1_000).toFixed(3)} %`;
}
