import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, listOf } from '../api/client';
import type { FollowUpSequence, LiveSequence, SequenceContent, ShippedSequence } from '../api/contract';

export const sequencesKey = (campaign: string) => ['sequences', campaign] as const;
const sequenceKey = (campaign: string, id: string) => ['sequence', campaign, id] as const;
const listPath = (campaign: string): string => `/api/v1/campaigns/${encodeURIComponent(campaign)}/sequences`;

export const sequencePath = (campaign: string, id: string): string => `${listPath(campaign)}/${encodeURIComponent(id)}`;

export type SequenceMove = 'publish' | 'withdraw';

export function useSequences(campaign: string, able = true) {
  return useQuery({
    queryKey: sequencesKey(campaign),
    enabled: able,
    queryFn: async ({ signal }) => listOf(await ask<FollowUpSequence[] | Record<string, FollowUpSequence[]>>(listPath(campaign), { signal }), 'sequences'),
  });
}

/** What a lead may be put on, for whoever works it. */
export function useLiveSequences(lead: string, able: boolean) {
  return useQuery({
    queryKey: ['lead-sequences', lead],
    enabled: able,
    queryFn: async ({ signal }) => listOf(await ask<LiveSequence[] | Record<string, LiveSequence[]>>(`/api/v1/leads/${lead}/sequences`, { signal }), 'sequences'),
  });
}

export function useSequence(campaign: string, id: string | null) {
  return useQuery({
    queryKey: sequenceKey(campaign, id ?? ''),
    enabled: id !== null,
    staleTime: 0,
    queryFn: ({ signal }) => ask<FollowUpSequence>(sequencePath(campaign, id!), { signal }),
  });
}

export function useShippedSequences() {
  return useQuery({
    queryKey: ['sequences-shipped'],
    staleTime: Infinity,
    queryFn: async ({ signal }) => listOf(await ask<ShippedSequence[] | Record<string, ShippedSequence[]>>('/api/v1/sequences/shipped', { signal }), 'sequences'),
  });
}

/** A saved draft, or a step; either answers with the sequence as it is then. A file's content is sent as it came: the server judges it. */
export type SequenceChange =
  | { id: string; revision: number; content: SequenceContent }
  | { id: string; revision: number; file: string }
  | { id: string; revision: number; move: SequenceMove };

export function useChangeSequence(campaign: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: SequenceChange) => {
      const path = sequencePath(campaign, change.id);
      if ('move' in change) return ask<FollowUpSequence>(`${path}/${change.move}`, { method: 'POST', version: change.revision });
      return 'file' in change
        ? ask<FollowUpSequence>(path, { method: 'PUT', text: { content: change.file, type: 'application/json' }, version: change.revision })
        : ask<FollowUpSequence>(path, { method: 'PUT', body: change.content, version: change.revision });
    },
    onSuccess: (sequence) => {
      client.setQueryData(sequenceKey(campaign, sequence.id), sequence);
      return client.invalidateQueries({ queryKey: sequencesKey(campaign) });
    },
  });
}
