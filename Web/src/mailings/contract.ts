/** What crosses between the browser and the server about mailings, as docs/architecture.md states it. Types only. */

import type { LeadStatus } from '../api/contract';

export type MailingStatus = 'draft' | 'running' | 'paused' | 'finished' | 'stopped';

export interface MailingSegment {
  statuses: LeadStatus[];
  states: string[];
  sellers: string[];
  minimumScore: number | null;
  maximumScore: number | null;
  receivedWithinDays: number | null;
  receivedBeforeDays: number | null;
  notMailedWithinDays: number | null;
}

export interface MailingContent {
  name: string;
  template: string;
  segment: MailingSegment;
  perHour: number;
  notBefore: string | null;
}

export interface Mailing {
  campaign: string;
  id: string;
  revision: number;
  content: MailingContent;
  status: MailingStatus;
  by: string;
  at: string;
  startedAt: string | null;
  endedAt: string | null;
  recipients: number;
  /** Why it paused of its own accord. */
  hold: string | null;
}

export interface MailingFigures {
  recipients: number;
  waiting: number;
  leftOut: number;
  queued: number;
  refused: number;
  sent: number;
  delivered: number;
  hardBounced: number;
  softBounced: number;
  opened: number;
  openedByMachines: number;
  clicked: number;
  replied: number;
  unsubscribed: number;
  complained: number;
  booked: number;
  showed: number;
  /** By rule; the sentence is that of one of them. */
  reasons: { rule: string; reason: string; people: number }[];
}

/** Numbers of the figures that lead to their people. */
export type RecipientFilter = 'waiting' | 'written' | 'left_out' | 'bounced' | 'opened' | 'clicked' | 'replied' | 'unsubscribed' | 'complained' | 'booked' | 'showed';

export interface MailingRecipient {
  leadId: string;
  state: 'waiting' | 'written' | 'left_out';
  message: string | null;
  writtenAt: string | null;
  reason: string | null;
}

export interface TargetBand {
  from: number;
  to: number;
}

export interface MailingTargets {
  open: TargetBand;
  reply: TargetBand;
  show: TargetBand;
  version: number;
}

export interface SendingDomain {
  name: string;
  warm: boolean;
  day: number | null;
  limit: number | null;
  used: number;
}
