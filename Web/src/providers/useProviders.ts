import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/client';
import type { ProvidersView } from '../api/contract';

const every = 5_000;

/** As it is now, asked again and again while somebody looks. */
export function useProviders() {
  return useQuery({
    queryKey: ['providers'],
    queryFn: ({ signal }) => ask<ProvidersView>('/api/v1/providers', { signal }),
    refetchInterval: every,
    staleTime: 0,
  });
}
