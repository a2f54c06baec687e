import { useEffect, useState } from 'react';
import { ask } from '../api/client';
import type { PostingSpecification } from '../api/contract';

export interface SpecificationState {
  data?: PostingSpecification;
  error: Error | null;
  isFetching: boolean;
}

/** Asked without the query cache: an API key is no part of any cache key. */
export function useSpecification(code: string, apiKey: string | null, able: boolean): SpecificationState {
  const [state, setState] = useState<SpecificationState>({ error: null, isFetching: able });
  useEffect(() => {
    if (!able) return;
    const abort = new AbortController();
    setState({ error: null, isFetching: true });
    ask<PostingSpecification>(`/api/v1/campaigns/${encodeURIComponent(code)}/specification`, { signal: abort.signal, ...(apiKey === null ? {} : { apiKey }) }).then(
      (data) => setState({ data, error: null, isFetching: false }),
      (error: Error) => {
        if (!abort.signal.aborted) setState({ error, isFetching: false });
      },
    );
    return () => abort.abort();
  }, [code, apiKey, able]);
  return state;
}
