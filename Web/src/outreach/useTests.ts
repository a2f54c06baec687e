import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/client';
import type { TemplateChannel, TestOutcome, TestRecipient, TestRecipients } from '../api/contract';

const recipientsKey = ['test-recipients'] as const;
const path = '/api/v1/template-tests/recipients';

/** The operator's own numbers and addresses. */
export function useTestRecipients() {
  return useQuery({ queryKey: recipientsKey, queryFn: ({ signal }) => ask<TestRecipients>(path, { signal }) });
}

export interface NewRecipient {
  channel: TemplateChannel;
  name: string;
  address: string;
  agreed: boolean;
}

export function useAddRecipient() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (recipient: NewRecipient) => ask<TestRecipient>(path, { method: 'POST', body: recipient }),
    onSuccess: () => client.invalidateQueries({ queryKey: recipientsKey }),
  });
}

export function useRemoveRecipient() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ask<void>(`${path}/${id}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: recipientsKey }),
  });
}

/** Sends a version; without a recipient, to the address by which one is signed in. */
export function useTest(template: string) {
  return useMutation({
    mutationFn: (order: { campaign: string; recipient?: string; version: number }) =>
      ask<TestOutcome>(`/api/v1/templates/${encodeURIComponent(template)}/test`, { method: 'POST', body: order }),
  });
}
