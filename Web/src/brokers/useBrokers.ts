import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, listOf } from '../api/client';
import type { BrokerProfile } from '../api/contract';

const brokersKey = ['brokers'] as const;
const brokerKey = (id: string) => ['broker', id] as const;
const path = (id: string): string => `/api/v1/brokers/${encodeURIComponent(id)}`;

export function useBrokers() {
  return useQuery({
    queryKey: brokersKey,
    queryFn: async ({ signal }) => listOf(await ask<BrokerProfile[] | Record<string, BrokerProfile[]>>('/api/v1/brokers', { signal }), 'brokers'),
  });
}

export function useBroker(id: string) {
  return useQuery({ queryKey: brokerKey(id), queryFn: ({ signal }) => ask<BrokerProfile>(path(id), { signal }) });
}

/** Pauses or resumes; the lists show the profile as the server answers it. */
export function usePause() {
  const keep = useKeep();
  return useMutation({
    mutationFn: ({ id, paused }: { id: string; paused: boolean }) => ask<BrokerProfile>(`${path(id)}/${paused ? 'pause' : 'resume'}`, { method: 'POST', body: {} }),
    onSuccess: keep,
  });
}

export function usePutBroker() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (profile: BrokerProfile) => ask<unknown>(path(profile.id), { method: 'PUT', body: profile, version: profile.version }),
    onSettled: () => client.invalidateQueries({ queryKey: brokersKey }),
  });
}

function useKeep() {
  const client = useQueryClient();
  return (profile: BrokerProfile): void => {
    client.setQueryData(brokerKey(profile.id), profile);
    client.setQueryData<BrokerProfile[]>(brokersKey, (brokers) => brokers?.map((each) => (each.id === profile.id ? profile : each)));
  };
}
