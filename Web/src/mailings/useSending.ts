import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, listOf } from '../api/client';
import type { MailingTargets, SendingDomain } from './contract';

const targets = { key: ['mailing-targets'] as const, path: '/api/v1/mailing-targets' };
const domains = { key: ['sending-domains'] as const, path: '/api/v1/sending-domains' };

export function useTargets() {
  return useQuery({ queryKey: targets.key, queryFn: ({ signal }) => ask<MailingTargets>(targets.path, { signal }) });
}

export function usePutTargets() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (next: MailingTargets) => ask<MailingTargets>(targets.path, { method: 'PUT', body: next, version: next.version }),
    onSuccess: (stored) => client.setQueryData(targets.key, stored),
    onError: () => client.invalidateQueries({ queryKey: targets.key }),
  });
}

export function useDomains() {
  return useQuery({
    queryKey: domains.key,
    queryFn: async ({ signal }) => listOf(await ask<SendingDomain[] | Record<string, SendingDomain[]>>(domains.path, { signal }), 'domains'),
  });
}

export function useWarmDomain() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, warm }: { name: string; warm: boolean }) => ask<SendingDomain>(`${domains.path}/${encodeURIComponent(name)}`, { method: 'PUT', body: { warm } }),
    onSuccess: () => client.invalidateQueries({ queryKey: domains.key }),
  });
}
