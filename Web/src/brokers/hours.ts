import type { BrokerProfile, DayOfWeek } from '../api/contract';

const days: readonly DayOfWeek[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const short = (day: DayOfWeek): string => day.charAt(0).toUpperCase() + day.slice(1, 3);
const time = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Working hours as people write them: days in a row with the same hours are one. */
export function hoursWords(hours: BrokerProfile['hours']): string {
  if (hours.intervals.length === 0) return 'Always';
  const runs: { from: number; to: number; times: string }[] = [];
  days.forEach((day, index) => {
    const times = hours.intervals
      .filter((interval) => interval.day === day)
      .sort((a, b) => a.fromMinute - b.fromMinute)
      .map((interval) => `${time(interval.fromMinute)} to ${time(interval.toMinute)}`)
      .join(' and ');
    const last = runs.at(-1);
    if (times === '') return;
    if (last !== undefined && last.times === times && last.to === index - 1) last.to = index;
    else runs.push({ from: index, to: index, times });
  });
  const words = runs.map((run) => `${short(days[run.from]!)}${run.to > run.from ? `–${short(days[run.to]!)}` : ''} ${run.times}`);
  return `${words.join(', ')} (${hours.timeZone})`;
}
