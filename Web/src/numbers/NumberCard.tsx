import type { PoolNumber } from '../api/contract';
import { exactly, number as count, when } from '../shell/format';
import { useNow } from '../shell/now';
import { healthWords, judged, nameOf, placeOf, sentWords, states } from './words';

interface NumberCardProps {
  number: PoolNumber;
  brokerName: (id: string) => string;
  onChange: () => void;
  onRelease: () => void;
}

export function NumberCard({ number, brokerName, onChange, onRelease }: NumberCardProps) {
  const state = states[number.state];
  const name = nameOf(number);
  const { broker, perDay, perSecond } = number.terms;
  return (
    <li className="card number-card" aria-label={name}>
      <div className="page-head">
        <div>
          <h3>{name}</h3>
          <p className="quiet">{placeOf(number)}</p>
        </div>
        <span className={`badge ${state.tone}`}>{state.words}</span>
      </div>
      <State number={number} />
      <Bar label={`Sent by ${name}`} words={sentWords(number)} value={number.sentToday} most={perDay} />
      <Bar label={`Health of ${name}`} words={healthWords(number)} value={number.delivered} most={judged(number)} />
      <p className="quiet">
        {count(perSecond)} a second{broker !== null && `, for ${brokerName(broker)} only`}
      </p>
      {number.state !== 'quarantined' && (
        <div className="number-buttons">
          <button type="button" className="button" aria-label={`Change ${name}`} onClick={onChange}>
            Change
          </button>
          <button type="button" className="button quiet" aria-label={`Release ${name}`} onClick={onRelease}>
            Release
          </button>
        </div>
      )}
    </li>
  );
}

function State({ number }: { number: PoolNumber }) {
  const now = useNow();
  const until = number.restsUntil ?? number.quarantinedUntil;
  if (until === null) return null;
  return (
    <p>
      {number.restsBecause !== null && `${number.restsBecause} `}
      {number.quarantinedUntil === null ? 'It sends again' : 'Nobody gets it before'}{' '}
      <time dateTime={until} title={exactly(until)}>{when(until, now)}</time>.
    </p>
  );
}

/** The words say what the bar shows; without a limit or a report there is none. */
function Bar({ label, words, value, most }: { label: string; words: string; value: number; most: number | null }) {
  return (
    <div className="number-bar">
      <span>{words}</span>
      {most !== null && most > 0 && <meter aria-label={label} min={0} max={most} value={Math.min(value, most)} />}
    </div>
  );
}
