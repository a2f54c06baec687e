import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { ask, Problem } from '../api/client';
import type { FollowUpCommand, LeadCommand, LeadView, TimelinePage } from '../api/contract';
import { conversationKey } from '../conversation/useConversation';
import { useFeed } from '../feeds/FeedProvider';

const leadKey = (id: string) => ['lead', id] as const;
const timelineKey = (id: string) => ['timeline', id] as const;

/** The lead, read again whenever a frame brings a newer version of its row. */
export function useLead(id: string) {
  const client = useQueryClient();
  const version = useRowVersion(id);
  const lead = useQuery({
    queryKey: leadKey(id),
    queryFn: ({ signal }) => ask<LeadView>(`/api/v1/leads/${id}`, { signal }),
  });

  const held = lead.data?.version ?? null;
  useEffect(() => {
    if (version === null || held === null || version <= held) return;
    void client.invalidateQueries({ queryKey: leadKey(id) });
  }, [client, id, version, held]);

  // One place for every way to a newer version: a frame, a command's answer, a conflict.
  useEffect(() => {
    if (held === null) return;
    void client.invalidateQueries({ queryKey: timelineKey(id) });
    void client.invalidateQueries({ queryKey: conversationKey(id) });
  }, [client, id, held]);

  return lead;
}

export function useTimeline(id: string) {
  return useInfiniteQuery({
    queryKey: timelineKey(id),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      ask<TimelinePage>(`/api/v1/leads/${id}/timeline${pageParam === null ? '' : `?before=${encodeURIComponent(pageParam)}`}`, { signal }),
    getNextPageParam: (page) => page.next,
  });
}

function useRowVersion(id: string): number | null {
  const { store } = useFeed();
  return useSyncExternalStore(
    (listener) => store.subscribeRow(id, listener),
    () => store.rowState(id)?.row.version ?? null,
  );
}

/** The newest version that the user has before the eyes: the opened lead's or the row's, whichever came later. */
export function useSeenVersion(): (id: string) => number | null {
  const client = useQueryClient();
  const { store } = useFeed();
  return (id) => {
    const versions = [client.getQueryData<LeadView>(leadKey(id))?.version, store.rowState(id)?.row.version].filter((version) => version !== undefined);
    return versions.length === 0 ? null : Math.max(...versions);
  };
}

export interface Sent {
  id: string;
  version: number;
  command: LeadCommand | FollowUpCommand;
}

/** Sends a command with the version that the user saw; keeps the lead as the server answers it, also in a refusal. */
export function useCommand() {
  const client = useQueryClient();
  return useMutation<LeadView, Error, Sent>({
    mutationFn: ({ id, version, command }) =>
      ask<LeadView>(`/api/v1/leads/${id}/${command.name}`, { method: 'POST', body: command.body, version }),
    onSuccess: (lead) => client.setQueryData(leadKey(lead.id), lead),
    onError: (problem, { id }) => {
      if (!(problem instanceof Problem)) return;
      if (problem.current !== null) client.setQueryData(leadKey(id), problem.current);
      else if (problem.status === 412 || problem.status === 409) void client.invalidateQueries({ queryKey: leadKey(id) });
    },
  });
}
