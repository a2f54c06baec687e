import type { BookingSettings, BrokerAbsence } from '../api/contract';
import type { CalendarSettings } from './useCalendar';

export const numbers: readonly { name: keyof BookingSettings; label: string; least: number; most: number }[] = [
  { name: 'slotMinutes', label: 'An appointment takes (minutes)', least: 15, most: 240 },
  { name: 'bufferMinutes', label: 'Free between two (minutes)', least: 0, most: 240 },
  { name: 'noticeMinutes', label: 'Booked at least so long before (minutes)', least: 0, most: 43_200 },
  { name: 'horizonDays', label: 'Booked at most so far ahead (days)', least: 1, most: 90 },
];

/** Numbers as they are typed. */
export type NumberTexts = Readonly<Record<keyof BookingSettings, string>>;

export const textsOf = (booking: BookingSettings): NumberTexts => ({
  slotMinutes: String(booking.slotMinutes),
  bufferMinutes: String(booking.bufferMinutes),
  noticeMinutes: String(booking.noticeMinutes),
  horizonDays: String(booking.horizonDays),
});

/** What was typed, with its faults told. */
export function settingsOf(texts: NumberTexts, absences: readonly BrokerAbsence[], fault: (field: string, sentence: string) => void): CalendarSettings {
  const booking = { slotMinutes: 0, bufferMinutes: 0, noticeMinutes: 0, horizonDays: 0 };
  for (const { name, least, most } of numbers) {
    const value = /^\d{1,5}$/.test(texts[name].trim()) ? Number(texts[name]) : Number.NaN;
    if (!(value >= least && value <= most)) fault(name, `Use a whole number from ${least} to ${most}.`);
    booking[name] = value;
  }

  if (absences.some((absence) => absence.from === '' || absence.to === '' || absence.to < absence.from)) {
    fault('absences', 'Give the first and the last day; the last is the first or a later one.');
  }

  return { booking, absences: [...absences] };
}
