import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, listOf } from '../api/client';
import type { MessageTemplate, TemplateDraft, TemplatePreview } from '../api/contract';
import { useSettled } from '../shell/useSettled';

const templatesKey = ['templates'] as const;
const templateKey = (id: string) => ['template', id] as const;
const path = (id: string): string => `/api/v1/templates/${encodeURIComponent(id)}`;

export type TemplateStep = 'submit' | 'approve' | 'retire';

export function useTemplates() {
  return useQuery({
    queryKey: templatesKey,
    queryFn: async ({ signal }) => listOf(await ask<MessageTemplate[] | Record<string, MessageTemplate[]>>('/api/v1/templates', { signal }), 'templates'),
  });
}

export function useTemplate(id: string | null) {
  return useQuery({
    queryKey: templateKey(id ?? ''),
    enabled: id !== null,
    staleTime: 0,
    queryFn: ({ signal }) => ask<MessageTemplate>(path(id!), { signal }),
  });
}

/** A saved draft, or a step; either answers with the template as it is then. */
export type TemplateChange = { id: string; revision: number; draft: TemplateDraft } | { id: string; revision: number; step: TemplateStep };

export function useChangeTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: TemplateChange) =>
      'draft' in change
        ? ask<MessageTemplate>(path(change.id), { method: 'PUT', body: change.draft, version: change.revision })
        : ask<MessageTemplate>(`${path(change.id)}/${change.step}`, { method: 'POST', version: change.revision }),
    onSuccess: (template) => {
      client.setQueryData(templateKey(template.id), template);
      return client.invalidateQueries({ queryKey: templatesKey });
    },
  });
}

/** What the draft would say, a moment after the last key. */
export function usePreview(id: string, draft: TemplateDraft) {
  const settled = useSettled(JSON.stringify(draft), 250);
  return useQuery({
    queryKey: ['template-preview', id, settled],
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
    queryFn: ({ signal }) => ask<TemplatePreview>(`${path(id === '' ? 'new' : id)}/preview`, { method: 'POST', body: { draft: JSON.parse(settled) as TemplateDraft }, signal }),
  });
}
