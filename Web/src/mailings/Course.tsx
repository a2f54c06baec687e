import { number, when } from '../shell/format';
import { Notice } from '../shell/Notice';
import { useNow } from '../shell/now';
import type { Mailing } from './contract';
import type { MailingMove } from './useMailings';
import { statusWords } from './words';

const moves: Record<Mailing['status'], readonly [MailingMove, string][]> = {
  draft: [['start', 'Start']],
  running: [
    ['pause', 'Pause'],
    ['stop', 'Stop for good'],
  ],
  paused: [
    ['resume', 'Resume'],
    ['stop', 'Stop for good'],
  ],
  finished: [],
  stopped: [],
};

/** How a mailing stands, and what can be done about it. */
export function Course({ mailing, busy, onMove }: { mailing: Mailing; busy: boolean; onMove: (move: MailingMove) => void }) {
  const now = useNow();
  const { content } = mailing;
  return (
    <section className="card course-of-mailing" aria-label="State">
      <div className="page-head">
        <p>
          <span className={mailing.status === 'running' ? 'badge on' : 'badge'}>{statusWords[mailing.status]}</span> {mailing.by}, {when(mailing.at, now)}. At most {number(content.perHour)} an hour
          {content.notBefore !== null && `, not before ${when(content.notBefore, now)}`}.
        </p>
        <div className="mailing-buttons">
          {moves[mailing.status].map(([move, label]) => (
            <button key={move} type="button" className={move === 'stop' ? 'button quiet' : 'button primary'} disabled={busy} onClick={() => onMove(move)}>
              {label}
            </button>
          ))}
        </div>
      </div>
      {mailing.hold !== null && (
        <Notice tone="warn" title="It paused of its own accord">
          {mailing.hold}
        </Notice>
      )}
      {mailing.status === 'draft' && <p className="quiet">Save what you have changed before you start it: who is in the segment then is written to once.</p>}
    </section>
  );
}
