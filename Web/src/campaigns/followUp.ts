import type { FollowUpSettings, LeadStatus } from '../api/contract';
import { nextKey } from '../sequences/steps';

/** Follow-up settings as they are being typed: nothing typed is nothing set. */
export interface FollowUpDraft {
  arrival: string;
  pullBackMinutes: string;
  recycle: readonly RecycleDraft[];
  recycled: string;
}

export interface RecycleDraft {
  /** Its own as long as the page lives. */
  key: number;
  status: LeadStatus;
  reason: string;
  restHours: string;
  most: string;
}

export const idle: FollowUpSettings = { arrival: null, pullBackMinutes: null, recycle: [], recycled: null };

/** States of closed leads that can come back. */
export const recyclable: readonly LeadStatus[] = ['lost', 'returned', 'no_show'];

export const newRule = (): RecycleDraft => ({ key: nextKey(), status: 'lost', reason: '', restHours: '720', most: '1' });

export function followUpDraftOf(settings: FollowUpSettings): FollowUpDraft {
  return {
    arrival: settings.arrival ?? '',
    pullBackMinutes: settings.pullBackMinutes === null ? '' : String(settings.pullBackMinutes),
    recycle: settings.recycle.map((rule) => ({ key: nextKey(), status: rule.status, reason: rule.reason ?? '', restHours: String(rule.restHours), most: String(rule.most) })),
    recycled: settings.recycled ?? '',
  };
}

/** What the draft says, with its faults told; the server knows the rest of the rules. */
export function followUpOf(draft: FollowUpDraft, fault: (field: string, sentence: string) => void): FollowUpSettings {
  const minutes = within(draft.pullBackMinutes, 10_080);
  if (minutes === null && draft.pullBackMinutes.trim() !== '') fault('followUp.pullBackMinutes', 'Give 1 to 10,080 minutes, or leave it empty.');
  return {
    arrival: draft.arrival === '' ? null : draft.arrival,
    pullBackMinutes: minutes,
    recycle: draft.recycle.map((rule, at) => {
      const restHours = within(rule.restHours, 8_760);
      if (restHours === null) fault(`followUp.recycle[${at}].restHours`, 'Give 1 to 8,760 hours.');
      const most = within(rule.most, 10);
      if (most === null) fault(`followUp.recycle[${at}].most`, 'Give 1 to 10 times.');
      return { status: rule.status, reason: rule.reason.trim() === '' ? null : rule.reason.trim(), restHours: restHours ?? 0, most: most ?? 0 };
    }),
    recycled: draft.recycled === '' ? null : draft.recycled,
  };
}

function within(text: string, most: number): number | null {
  const value = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return value >= 1 && value <= most ? value : null;
}
