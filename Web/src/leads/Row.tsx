import { memo, useCallback, useSyncExternalStore } from 'react';
import type { RowStore } from '../feeds/rowStore';
import { cellContent, cellTitle } from './cells';
import type { Column } from './columns';

export interface RowProps {
  store: RowStore;
  id: string;
  index: number;
  top: number;
  selected: boolean;
  columns: readonly Column[];
  onOpen: (id: string) => void;
}

/** One lead. It renders when its own row changes, and when it moves. */
export const Row = memo(function Row({ store, id, index, top, selected, columns, onOpen }: RowProps) {
  const state = useSyncExternalStore(
    useCallback((listener: () => void) => store.subscribeRow(id, listener), [store, id]),
    () => store.rowState(id),
  );
  if (state === undefined) return null;
  const { row, flashScore, flashStatus, fresh } = state;

  return (
    <div
      role="row"
      id={`row-${id}`}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={fresh ? 'row fresh' : 'row'}
      style={{ translate: `0 ${top}px` }}
      onClick={() => onOpen(id)}
    >
      {columns.map((column) => {
        const flashes = (column.id === 'score' && flashScore) || (column.id === 'status' && flashStatus);
        return (
          <div key={column.id} role="gridcell" className={`cell c-${column.id}${flashes ? ' flash' : ''}`} title={cellTitle(column.id, row)}>
            {cellContent(column.id, row)}
          </div>
        );
      })}
    </div>
  );
});
