import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, listOf } from '../api/client';
import type { CampaignCounters, CampaignDefinition, CampaignSpeed } from '../api/contract';

const campaignsKey = ['campaigns'] as const;
const campaignKey = (code: string) => ['campaign', code] as const;
const path = (code: string): string => `/api/v1/campaigns/${encodeURIComponent(code)}`;

export function useCampaigns() {
  return useQuery({
    queryKey: campaignsKey,
    queryFn: async ({ signal }) => listOf(await ask<CampaignDefinition[] | Record<string, CampaignDefinition[]>>('/api/v1/campaigns', { signal }), 'campaigns'),
  });
}

export function useCampaign(code: string | null) {
  return useQuery({
    queryKey: campaignKey(code ?? ''),
    enabled: code !== null,
    staleTime: 0,
    queryFn: ({ signal }) => ask<CampaignDefinition>(path(code!), { signal }),
  });
}

/** What happened in a campaign over whole days (UTC), both included. */
export function useCounters(code: string, from: string, to: string) {
  return useQuery({
    queryKey: ['counters', code, from, to],
    queryFn: ({ signal }) => ask<CampaignCounters>(`${path(code)}/counters?from=${from}&to=${to}`, { signal }),
  });
}

/** How fast the leads were dealt with that came on these days (UTC), both included. */
export function useSpeed(code: string, from: string, to: string) {
  return useQuery({
    queryKey: ['speed', code, from, to],
    queryFn: ({ signal }) => ask<CampaignSpeed>(`${path(code)}/speed?from=${from}&to=${to}`, { signal }),
  });
}

/** Replaces the definition whole; version 0 makes a new campaign. */
export function usePutCampaign() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (definition: CampaignDefinition) => ask<unknown>(path(definition.code), { method: 'PUT', body: definition, version: definition.version }),
    onSuccess: (_, definition) =>
      Promise.all([client.invalidateQueries({ queryKey: campaignsKey }), client.invalidateQueries({ queryKey: campaignKey(definition.code) })]),
  });
}
