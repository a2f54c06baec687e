import type { RuleRow } from '../api/contract';
import { openWords, weekDays, weekOf } from './law';

const names = { mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday', sat: 'Saturday', sun: 'Sunday' } as const;
const minutes = 24 * 60;

/** A state's week of calling hours, as all of its windows together leave it. */
export function WeekPicture({ rows, jurisdiction, channel }: { rows: readonly RuleRow[]; jurisdiction: string; channel: string }) {
  if (!jurisdiction.startsWith('US') || channel === 'email') return null;
  const week = weekOf(rows, jurisdiction, channel === '' ? 'voice' : channel, new Date().toISOString().slice(0, 10));
  return (
    <figure className="week">
      <figcaption>Hours in {jurisdiction} by local time, holidays aside</figcaption>
      <dl>
        {weekDays.map((day, index) => {
          const open = week[index]!;
          return (
            <div key={day}>
              <dt>{names[day]}</dt>
              <dd>
                <svg viewBox={`0 0 ${minutes} 60`} preserveAspectRatio="none" aria-hidden="true">
                  <rect className="closed" width={minutes} height="60" />
                  {open !== null && <rect className="open" x={open.from} width={open.to - open.from} height="60" />}
                </svg>
                <span>{openWords(open)}</span>
              </dd>
            </div>
          );
        })}
      </dl>
    </figure>
  );
}
