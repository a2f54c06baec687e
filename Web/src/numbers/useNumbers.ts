import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/client';
import type { NumberKind, NumberPool, NumberTerms, PoolNumber } from '../api/contract';

const numbersKey = ['numbers'] as const;
const every = 10_000;
const path = (number: string): string => `/api/v1/numbers/${encodeURIComponent(number)}`;

/** As it is now, asked again and again while somebody looks. */
export function useNumbers() {
  return useQuery({
    queryKey: numbersKey,
    queryFn: ({ signal }) => ask<NumberPool>('/api/v1/numbers', { signal }),
    refetchInterval: every,
    staleTime: 0,
  });
}

export interface NewNumber extends NumberTerms {
  number: string;
  kind: NumberKind;
}

export function useAddNumber() {
  const settled = useReread();
  return useMutation({ mutationFn: (body: NewNumber) => ask<PoolNumber>('/api/v1/numbers', { method: 'POST', body }), onSettled: settled });
}

export function useChangeNumber() {
  const settled = useReread();
  return useMutation({
    mutationFn: ({ number, terms }: { number: PoolNumber; terms: NumberTerms }) =>
      ask<PoolNumber>(path(number.number), { method: 'PUT', body: terms, version: number.version }),
    onSettled: settled,
  });
}

export function useReleaseNumber() {
  const settled = useReread();
  return useMutation({
    mutationFn: (number: PoolNumber) => ask<PoolNumber>(`${path(number.number)}/release`, { method: 'POST', body: {}, version: number.version }),
    onSettled: settled,
  });
}

function useReread() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: numbersKey });
}
