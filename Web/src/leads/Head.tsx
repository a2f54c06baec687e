import type { Sort } from '../feeds/sorting';
import { startsDescending, type Column } from './columns';

export function Head({ columns, sort, onSort }: { columns: readonly Column[]; sort: Sort; onSort: (sort: Sort) => void }) {
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" aria-rowindex={1} className="row head">
        {columns.map((column) => {
          const by = column.sort;
          const active = by !== null && sort.column === by;
          return (
            <div
              key={column.id}
              role="columnheader"
              className={`cell c-${column.id}`}
              aria-sort={active ? (sort.descending ? 'descending' : 'ascending') : undefined}
            >
              {by === null ? (
                column.label
              ) : (
                <button type="button" onClick={() => onSort({ column: by, descending: active ? !sort.descending : startsDescending(by) })}>
                  {column.label}
                  <svg viewBox="0 0 8 8" width="8" height="8" aria-hidden="true" className={active ? 'arrow' : 'arrow idle'}>
                    <path d={sort.descending && active ? 'M0 2l4 5 4-5z' : 'M0 6l4-5 4 5z'} />
                  </svg>
                </button>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
