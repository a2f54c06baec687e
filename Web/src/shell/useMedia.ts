import { useSyncExternalStore } from 'react';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

/** Nothing should move by itself. */
export const useCalm = (): boolean => useMedia('(prefers-reduced-motion: reduce)');

/** Rows are cards, and a lead covers the screen. */
export const usePhone = (): boolean => useMedia('(max-width: 640px)');

/** There is no room for a lead beside the grid. */
export const useNarrow = (): boolean => useMedia('(max-width: 1000px)');
