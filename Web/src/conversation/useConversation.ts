import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/client';
import type { CallPermit, ContactChannel, LeadMessage, MessageTemplate, PermitAnswer, TemplatePreview } from '../api/contract';
import { useTemplates } from '../outreach/useTemplates';
import { approved } from '../outreach/words';

/** Everything that is asked about contact with a lead's person; a newer version of the lead makes it stale. */
export const conversationKey = (id: string) => ['conversation', id] as const;

export function useMessages(id: string) {
  return useQuery({
    queryKey: [...conversationKey(id), 'messages'],
    queryFn: ({ signal }) => ask<LeadMessage[]>(`/api/v1/leads/${id}/messages`, { signal }),
  });
}

/** May the person be contacted now, and why not. */
export function usePermit(id: string, channel: ContactChannel) {
  return useQuery({
    queryKey: [...conversationKey(id), 'permit', channel],
    queryFn: ({ signal }) => ask<PermitAnswer>(`/api/v1/leads/${id}/permit?channel=${channel}`, { signal }),
    // A window opens or closes while one looks.
    refetchInterval: 60_000,
  });
}

export interface Draft {
  /** Made once for what was written: sent again after a lost answer, it stays one message. */
  id: string;
  channel: 'sms' | 'email';
  /** Either the id of an approved template, or own words. */
  template?: string;
  text?: string;
  subject?: string;
}

/** Templates that messages can be made of. */
export function useApprovedTemplates(channel: Draft['channel']) {
  const templates = useTemplates();
  return { ...templates, data: templates.data?.filter((template) => template.channel === channel && approved(template) !== undefined) };
}

/** What a template would say to this lead's person. */
export function useLeadPreview(template: MessageTemplate, leadId: string) {
  const version = approved(template)?.number;
  return useQuery({
    queryKey: [...conversationKey(leadId), 'preview', template.id, version],
    queryFn: ({ signal }) =>
      ask<TemplatePreview>(`/api/v1/templates/${encodeURIComponent(template.id)}/preview`, { method: 'POST', body: { leadId, version }, signal }),
  });
}

export function useSend(id: string) {
  return useRefreshing(id, (draft: Draft) => ask<LeadMessage>(`/api/v1/leads/${id}/messages`, { method: 'POST', body: draft }));
}

export function useCall(id: string) {
  // The number stays as long as it is shown, and in no cache.
  return useRefreshing(id, () => ask<CallPermit>(`/api/v1/leads/${id}/call`, { method: 'POST' }), { gcTime: 0 });
}

/** @param channels none: every way */
export function useRefuse(id: string) {
  return useRefreshing(id, (refusal: { channels: ContactChannel[]; words?: string }) =>
    ask<void>(`/api/v1/leads/${id}/refusal`, { method: 'POST', body: refusal }),
  );
}

export function useJudge(id: string) {
  return useRefreshing(id, (refused: boolean) => ask<void>(`/api/v1/leads/${id}/hold`, { method: 'POST', body: { refused } }));
}

function useRefreshing<TIn, TOut>(id: string, act: (input: TIn) => Promise<TOut>, options: { gcTime?: number } = {}) {
  const client = useQueryClient();
  return useMutation<TOut, Error, TIn>({ ...options, mutationFn: act, onSettled: () => void client.invalidateQueries({ queryKey: conversationKey(id) }) });
}
