import { QueryClient } from '@tanstack/react-query';
import { Problem } from './client';

/** Server state of the pages. The grid's rows do not live here: they stream. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // A refusal is an answer; only silence is worth another try.
        retry: (failures, problem) => failures < 2 && problem instanceof Problem && problem.unreachable,
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false },
    },
  });
}
