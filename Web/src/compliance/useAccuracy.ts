import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/client';
import type { AccuracyDay } from '../api/contract';

const path = '/api/v1/compliance/accuracy';
const accuracyKey = ['consent-accuracy'] as const;
const whileWaiting = 15_000;

/** The last thirty days; asked again now and then as long as one of them waits. */
export function useAccuracy() {
  return useQuery({
    queryKey: accuracyKey,
    queryFn: async ({ signal }) => (await ask<{ days: AccuracyDay[] }>(path, { signal })).days,
    refetchInterval: ({ state }) => (state.data?.some((day) => day.doneAt === null) === true ? whileWaiting : false),
  });
}

export function useJudgeAgain() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (day: string) => ask<AccuracyDay>(`${path}/${day}`, { method: 'POST' }),
    onSettled: () => client.invalidateQueries({ queryKey: accuracyKey }),
  });
}
