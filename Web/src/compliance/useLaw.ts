import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/client';
import type { ListImported, RuleBook, RuleChange, RuleHistory, RuleTrial, SuppressionList } from '../api/contract';

const path = '/api/v1/compliance';
const rulesKey = ['law'] as const;
const historyKey = ['law-history'] as const;
const listsKey = ['suppression-lists'] as const;

export function useLaw() {
  return useQuery({ queryKey: rulesKey, queryFn: ({ signal }) => ask<RuleBook>(`${path}/rules`, { signal }) });
}

export function useLawHistory() {
  return useInfiniteQuery({
    queryKey: historyKey,
    queryFn: ({ signal, pageParam }) => ask<RuleHistory>(`${path}/rules/history${pageParam === null ? '' : `?before=${pageParam}`}`, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useChangeLaw() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ number, ...body }: { number: number; changes: RuleChange[]; reason: string; confirmLaxer: boolean }) =>
      ask<RuleBook>(`${path}/rules/changes`, { method: 'POST', body, version: number }),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: rulesKey }), client.invalidateQueries({ queryKey: historyKey })]),
  });
}

export function useTryLaw() {
  return useMutation({ mutationFn: (body: { check: Record<string, unknown>; changes: RuleChange[] }) => ask<RuleTrial>(`${path}/rules/try`, { method: 'POST', body }) });
}

export function useLists() {
  return useQuery({ queryKey: listsKey, queryFn: async ({ signal }) => (await ask<{ lists: SuppressionList[] }>(`${path}/lists`, { signal })).lists });
}

export function useImportList() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, ...query }: { file: File; kind: string; name: string; asOf: string; seller: string; areaCodes: string }) =>
      ask<ListImported>(`${path}/lists?${new URLSearchParams(query).toString()}`, { method: 'POST', text: { content: file, type: 'text/csv' } }),
    onSettled: () => client.invalidateQueries({ queryKey: listsKey }),
  });
}

export function useRetireList() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => ask<unknown>(`${path}/lists/${id}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: listsKey }),
  });
}

export function useLiftLitigator() {
  return useMutation({ mutationFn: (body: { phone: string; reason: string }) => ask<unknown>(`${path}/lists/lift`, { method: 'POST', body }) });
}
