import type { NumberKind, NumberState, NumberTerms, PoolNumber } from '../api/contract';
import { number as count, phone } from '../shell/format';

export const kinds: Record<NumberKind, string> = { local: 'Local (10DLC)', toll_free: 'Toll-free', short_code: 'Short code' };

/** What a registration usually allows; a form begins with it. */
export const usual: Record<NumberKind, { perSecond: string; perDay: string }> = {
  local: { perSecond: '1', perDay: '2000' },
  toll_free: { perSecond: '3', perDay: '' },
  short_code: { perSecond: '100', perDay: '' },
};

export const states: Record<NumberState, { words: string; tone: 'on' | 'off' | '' }> = {
  active: { words: 'In use', tone: 'on' },
  resting: { words: 'Rests', tone: 'off' },
  quarantined: { words: 'Quarantine', tone: '' },
};

export const nameOf = (number: PoolNumber): string => phone(number.number);

export function placeOf(number: PoolNumber): string {
  if (number.areaCode === null) return kinds[number.kind];
  return number.region === null ? `Area code ${number.areaCode}` : `Area code ${number.areaCode}, ${number.region}`;
}

export function sentWords({ sentToday, terms }: PoolNumber): string {
  return terms.perDay === null ? `${count(sentToday)} today, no limit` : `${count(sentToday)} of ${count(terms.perDay)} today`;
}

export const judged = (number: PoolNumber): number => number.delivered + number.failed + number.blocked;

export function healthWords(number: PoolNumber): string {
  const all = judged(number);
  if (all === 0) return 'No reports yet';
  const arrived = `${Math.floor((number.delivered / all) * 100)} % of ${count(all)} arrived`;
  return number.blocked === 0 ? arrived : `${arrived}, ${count(number.blocked)} held back by carriers`;
}

/** Numbers under the name of their campaign; those that any may use come after, those that none has last. */
export function grouped(numbers: readonly PoolNumber[], nameOfCampaign: (code: string) => string): { title: string; numbers: PoolNumber[] }[] {
  const groups = new Map<string, PoolNumber[]>();
  for (const number of numbers) {
    const key = number.state === 'quarantined' ? '3' : number.terms.campaign === null ? '2' : `1${number.terms.campaign}`;
    groups.set(key, [...(groups.get(key) ?? []), number]);
  }

  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inGroup]) => ({ title: key === '3' ? 'In quarantine' : key === '2' ? 'Any campaign' : nameOfCampaign(key.slice(1)), numbers: inGroup }));
}

export interface TermsDraft {
  campaign: string;
  broker: string;
  perSecond: string;
  perDay: string;
}

export const draftOf = ({ campaign, broker, perSecond, perDay }: NumberTerms): TermsDraft => ({
  campaign: campaign ?? '',
  broker: broker ?? '',
  perSecond: String(perSecond),
  perDay: perDay === null ? '' : String(perDay),
});

/** What was typed, or null where a limit is no number. */
export function termsOf(draft: TermsDraft): NumberTerms | null {
  const perSecond = /^\d{1,4}(\.\d{1,3})?$/.test(draft.perSecond.trim()) ? Number(draft.perSecond) : 0;
  const perDay = draft.perDay.trim() === '' ? null : /^\d{1,7}$/.test(draft.perDay.trim()) ? Number(draft.perDay) : 0;
  if (perSecond === 0 || perDay === 0) return null;
  return { campaign: draft.campaign === '' ? null : draft.campaign, broker: draft.broker === '' ? null : draft.broker, perSecond, perDay };
}
