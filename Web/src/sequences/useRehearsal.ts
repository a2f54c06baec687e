import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { ask } from '../api/client';
import type { SequenceDryRun, SequencePreview, SequenceRehearsal } from '../api/contract';
import { useSettled } from '../shell/useSettled';
import { sequencePath } from './useSequences';

/** A sequence that has no name yet is rehearsed under one that any could have. */
const named = (id: string): string => (id === '' ? 'new' : id);

/**
 * When each step would go out, a moment after the last key.
 * @param rehearsal null: there is nothing that could be asked.
 */
export function usePreview(campaign: string, id: string, rehearsal: SequenceRehearsal | null) {
  const settled = useSettled(rehearsal === null ? '' : JSON.stringify(rehearsal), 300);
  return useQuery({
    queryKey: ['sequence-preview', campaign, id, settled],
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
    queryFn: ({ signal }) => ask<SequencePreview>(`${sequencePath(campaign, named(id))}/preview`, { method: 'POST', body: JSON.parse(settled) as SequenceRehearsal, signal }),
  });
}

/** What it would have done with the campaign's last leads. */
export function useDryRun(campaign: string, id: string) {
  return useMutation({
    mutationFn: (rehearsal: SequenceRehearsal) => ask<SequenceDryRun>(`${sequencePath(campaign, named(id))}/dry-run`, { method: 'POST', body: rehearsal }),
  });
}
