/** Minutes after midnight as a time input writes them; the end of the day reads as midnight, too. */
export function timeOf(minutes: number | null | undefined): string {
  if (minutes == null) return '';
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

/** Minutes after midnight; null where it is no time. */
export function minutesOf(time: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)/.exec(time);
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}

export type WaitUnit = 'minutes' | 'hours' | 'days';

export const minutesIn: Record<WaitUnit, number> = { minutes: 1, hours: 60, days: 1_440 };

/** Minutes in the largest unit that they fill. */
export function spanOf(minutes: number): { amount: number; unit: WaitUnit } {
  const unit: WaitUnit = minutes % minutesIn.days === 0 ? 'days' : minutes % minutesIn.hours === 0 ? 'hours' : 'minutes';
  return { amount: minutes / minutesIn[unit], unit };
}

/** A number of at most six digits; null where it is none. */
export function wholeNumber(text: string): number | null {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : null;
}
