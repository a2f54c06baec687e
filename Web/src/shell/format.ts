import type { LeadStatus, Money } from '../api/contract';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const dateWithYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const moment = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const whole = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });
const count = new Intl.NumberFormat();

export const number = (value: number): string => count.format(value);

/** How long ago, as short as a cell allows. */
export function ago(at: number, now: number): string {
  const age = now - at;
  if (age < minute) return 'now';
  if (age < hour) return `${Math.floor(age / minute)} min`;
  if (age < day) return `${Math.floor(age / hour)} h`;
  if (age < 7 * day) return `${Math.floor(age / day)} d`;
  return age < 300 * day ? date.format(at) : dateWithYear.format(at);
}

/** How long something took, in the largest unit that it fills. */
export function lasted(time: number): string {
  if (time < minute) return `${Math.max(0, Math.round(time / 1_000))} s`;
  if (time < hour) return `${Math.floor(time / minute)} min`;
  return time < day ? `${Math.floor(time / hour)} h` : `${Math.floor(time / day)} d`;
}

/** How long until a time; what is due has come. */
export const ahead = (at: number, now: number): string => (at - now < 1_000 ? 'now' : `in ${lasted(at - now)}`);

/** A time to come or past, with the day where it is not today. */
export function when(at: number | string, now: number): string {
  const time = new Date(at);
  return time.toDateString() === new Date(now).toDateString() ? clock.format(time) : moment.format(time);
}

export const exactly = (at: number | string): string => whole.format(new Date(at));

/** North American numbers the way they are read there; others as they are. */
export function phone(value: string): string {
  const match = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(value);
  return match === null ? value : `(${match[1]}) ${match[2]}-${match[3]}`;
}

export function money(value: Money): string {
  try {
    return new Intl.NumberFormat(undefined, { style: 'currency', currency: value.currency }).format(value.amount);
  } catch (cause) {
    // A currency code that Intl does not take is shown as it is.
    if (!(cause instanceof RangeError)) throw cause;
    return `${value.amount} ${value.currency}`;
  }
}

const statusNames: Record<LeadStatus, string> = {
  received: 'Received',
  rejected: 'Rejected',
  duplicate: 'Duplicate',
  accepted: 'Accepted',
  queued: 'Waiting',
  offered: 'Offered',
  assigned: 'New',
  contacted: 'Contacted',
  appointment_set: 'Appointment',
  appointment_kept: 'Kept',
  no_show: 'No-show',
  won: 'Won',
  lost: 'Lost',
  returned: 'Returned',
  recycled: 'Recycled',
  erased: 'Erased',
};

export const statusName = (status: LeadStatus): string => statusNames[status] ?? status;

/** `firstName` and `roof_age` as people write them. */
export function humanise(name: string): string {
  const words = name
    .replace(/^attributes\./, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[._-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function fullName(lead: { firstName: string; lastName: string }): string {
  return `${lead.firstName} ${lead.lastName}`.trim() || 'No name';
}

export const plural = (value: number, one: string, many = `${one}s`): string => `${number(value)} ${value === 1 ? one : many}`;

/** JSON for people: lists of plain values stay on one line. */
export function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/\[\n\s+([^[\]{}]*?)\n\s+\]/g, (_, inside: string) => `[${inside.replace(/,\n\s+/g, ', ')}]`);
}
