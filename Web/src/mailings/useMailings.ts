import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, listOf } from '../api/client';
import { useSettled } from '../shell/useSettled';
import type { Mailing, MailingContent, MailingFigures, MailingRecipient, MailingSegment, RecipientFilter } from './contract';

const mailingsKey = (campaign: string) => ['mailings', campaign] as const;
const mailingKey = (campaign: string, id: string) => ['mailing', campaign, id] as const;
const campaignPath = (campaign: string): string => `/api/v1/campaigns/${encodeURIComponent(campaign)}`;
const path = (campaign: string, id: string): string => `${campaignPath(campaign)}/mailings/${encodeURIComponent(id)}`;
const live = 3_000;
const counted = 10_000;
const settling = 300;

export type MailingMove = 'start' | 'pause' | 'resume' | 'stop';

export function useMailings(campaign: string) {
  return useQuery({
    queryKey: mailingsKey(campaign),
    queryFn: async ({ signal }) => listOf(await ask<Mailing[] | Record<string, Mailing[]>>(`${campaignPath(campaign)}/mailings`, { signal }), 'mailings'),
  });
}

/** Read again while it runs. */
export function useMailing(campaign: string, id: string | null) {
  return useQuery<Mailing>({
    queryKey: mailingKey(campaign, id ?? ''),
    enabled: id !== null,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? live : false),
    queryFn: ({ signal }) => ask<Mailing>(path(campaign, id!), { signal }),
  });
}

/** People open and answer e-mails for days: the figures are read again as long as somebody looks. */
export function useFigures(campaign: string, id: string) {
  return useQuery({
    queryKey: ['mailing-figures', campaign, id],
    refetchInterval: counted,
    queryFn: ({ signal }) => ask<MailingFigures>(`${path(campaign, id)}/figures`, { signal }),
  });
}

export function useRecipients(campaign: string, id: string, filter: RecipientFilter, after: string | null) {
  return useQuery({
    queryKey: ['mailing-recipients', campaign, id, filter, after],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      ask<{ recipients: MailingRecipient[]; next: string | null }>(`${path(campaign, id)}/recipients?filter=${filter}${after === null ? '' : `&after=${after}`}`, { signal }),
  });
}

/** How many people a segment holds, asked once the typing has stopped. */
export function useReach(campaign: string, segment: MailingSegment) {
  const settled = useSettled(JSON.stringify(segment), settling);
  return useQuery({
    queryKey: ['mailing-reach', campaign, settled],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      ask<{ people: number }>(`${campaignPath(campaign)}/mailing-reach`, { method: 'POST', text: { content: settled, type: 'application/json' }, signal }),
  });
}

/** A saved draft, or a step; either answers with the mailing as it is then. */
export type MailingChange = { id: string; revision: number; content: MailingContent } | { id: string; revision: number; move: MailingMove };

export function useChangeMailing(campaign: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: MailingChange) =>
      'move' in change
        ? ask<Mailing>(`${path(campaign, change.id)}/${change.move}`, { method: 'POST', version: change.revision })
        : ask<Mailing>(path(campaign, change.id), { method: 'PUT', body: change.content, version: change.revision }),
    onSuccess: (mailing) => {
      client.setQueryData(mailingKey(campaign, mailing.id), mailing);
      return client.invalidateQueries({ queryKey: mailingsKey(campaign) });
    },
  });
}
