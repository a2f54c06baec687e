import type { LeadStatus } from '../api/contract';
import type { MailingContent, MailingStatus, TargetBand } from './contract';

export const statusWords: Record<MailingStatus, string> = { draft: 'Draft', running: 'Running', paused: 'Paused', finished: 'Finished', stopped: 'Stopped' };

/** States of leads that mailings may go to. */
export const reachable: readonly LeadStatus[] = ['queued', 'assigned', 'contacted', 'appointment_set', 'appointment_kept', 'no_show', 'won', 'lost', 'returned'];

export const blank: MailingContent = {
  name: '',
  template: '',
  segment: {
    statuses: ['assigned', 'contacted'],
    states: [],
    sellers: [],
    minimumScore: null,
    maximumScore: null,
    receivedWithinDays: null,
    receivedBeforeDays: null,
    notMailedWithinDays: 7,
  },
  perHour: 1_000,
  notBefore: null,
};

const share = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });

/** Null: there is nothing to be a share of. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

export const percent = (value: number): string => share.format(value);

export const bandWords = (band: TargetBand): string => `${percent(band.from)} to ${percent(band.to)}`;

/** How a share stands to its band. */
export const standing = (value: number, band: TargetBand): 'below' | 'within' | 'above' => (value < band.from ? 'below' : value > band.to ? 'above' : 'within');

/** "FL, TX" as a list; what is empty is left out. */
export const listed = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** A whole number, or null where there is none; what is no number is left to the server to refuse. */
export const whole = (text: string): number | null => (text.trim() === '' ? null : Number(text));
