import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, Problem } from '../api/client';
import type { CampaignForm, FormContent } from '../api/contract';

const formKey = (campaign: string) => ['form', campaign] as const;
export const formPath = (campaign: string): string => `/api/v1/campaigns/${encodeURIComponent(campaign)}/form`;

/** Null: the campaign has none yet. */
export function useForm(campaign: string) {
  return useQuery({
    queryKey: formKey(campaign),
    staleTime: 0,
    queryFn: async ({ signal }): Promise<CampaignForm | null> => {
      try {
        return await ask<CampaignForm>(formPath(campaign), { signal });
      } catch (problem) {
        if (problem instanceof Problem && problem.status === 404) return null;
        throw problem;
      }
    },
  });
}

/** A saved draft, or its publication; either answers with the form as it is then. */
export type FormChange = { revision: number; content: FormContent } | { revision: number; publish: true };

export function useChangeForm(campaign: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: FormChange) =>
      'content' in change
        ? ask<CampaignForm>(formPath(campaign), { method: 'PUT', body: change.content, version: change.revision })
        : ask<CampaignForm>(`${formPath(campaign)}/publish`, { method: 'POST', version: change.revision }),
    onSuccess: (form) => client.setQueryData(formKey(campaign), form),
  });
}
