import type { OutreachSettings } from '../api/contract';
import { reminderDraftOf, remindersOf, type ReminderDraft } from './reminders';

/** Outreach settings as they are being typed: nothing typed is nothing set. */
export type OutreachDraft = Readonly<Record<Exclude<keyof OutreachSettings, 'measureOpens' | 'doubleOptIn' | 'reminders'>, string> & Pick<OutreachSettings, 'measureOpens' | 'doubleOptIn'> & { reminders: readonly ReminderDraft[] }>;

export const silent: OutreachSettings = {
  seller: null,
  productLine: null,
  textNumber: null,
  mailFrom: null,
  mailFromName: null,
  postalAddress: null,
  textsPerSecond: 1,
  measureOpens: true,
  doubleOptIn: false,
  reminders: [
    { beforeMinutes: 1_440, channel: 'email', template: null },
    { beforeMinutes: 120, channel: 'sms', template: null },
  ],
};

export function outreachDraftOf(settings: OutreachSettings): OutreachDraft {
  return {
    seller: settings.seller ?? '',
    productLine: settings.productLine ?? '',
    textNumber: settings.textNumber ?? '',
    mailFrom: settings.mailFrom ?? '',
    mailFromName: settings.mailFromName ?? '',
    postalAddress: settings.postalAddress ?? '',
    textsPerSecond: String(settings.textsPerSecond),
    measureOpens: settings.measureOpens,
    doubleOptIn: settings.doubleOptIn,
    reminders: settings.reminders.map(reminderDraftOf),
  };
}

/** What the draft says, with its faults told; the server knows the rest of the rules. */
export function outreachOf(draft: OutreachDraft, fault: (field: string, sentence: string) => void): OutreachSettings {
  const said = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  // As people write numbers: only what is dialled stays.
  const number = said(draft.textNumber)?.replaceAll(/[\s().-]/g, '') ?? null;
  if (number !== null && !/^\+[1-9]\d{7,14}$/.test(number)) fault('outreach.textNumber', 'Begin with + and the country, such as +1 201 555 0142.');
  const mailFrom = said(draft.mailFrom);
  if (mailFrom !== null && !/^[^\s@<>]+@[^\s@<>]+$/.test(mailFrom)) fault('outreach.mailFrom', 'Give one address, such as name@example.org.');
  const rate = /^\d{1,4}(\.\d{1,3})?$/.test(draft.textsPerSecond.trim()) ? Number(draft.textsPerSecond) : 0;
  if (rate < 0.1 || rate > 1_000) fault('outreach.textsPerSecond', 'Give a number from 0.1 to 1,000.');
  return {
    seller: said(draft.seller),
    productLine: said(draft.productLine),
    textNumber: number,
    mailFrom,
    mailFromName: said(draft.mailFromName),
    postalAddress: said(draft.postalAddress),
    textsPerSecond: rate,
    measureOpens: draft.measureOpens,
    doubleOptIn: draft.doubleOptIn,
    reminders: remindersOf(draft.reminders, fault),
  };
}
