import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, useSyncExternalStore, type Ref, type RefObject } from 'react';
import type { Filter } from '../feeds/filtering';
import type { RowStore } from '../feeds/rowStore';
import type { Sort } from '../feeds/sorting';
import { plural } from '../shell/format';
import { usePhone } from '../shell/useMedia';
import type { Column } from './columns';
import { Head } from './Head';
import { Row } from './Row';
import './grid.css';

export interface GridHandle {
  focus(): void;
  /** Scrolls no further than needed to see the row. */
  show(index: number): void;
}

const rowHeight = 36;
const cardHeight = 64;
const headHeight = 32;

/** The virtualiser measures anew whenever its count changes; a count in steps changes seldom, and rows past the end are not drawn. */
const step = 4_096;

/**
 * The table of leads. The focus stays on the grid and `aria-activedescendant` names the selected row, because rows
 * come and go under the virtualiser and a focus among them would be lost.
 */
export function Grid({ store, columns, selected, onOpen, onShown, ref }: {
  store: RowStore;
  columns: readonly Column[];
  selected: string | null;
  onOpen: (id: string) => void;
  /** Told of the rows that are drawn, again and again. */
  onShown?: (ids: readonly string[]) => void;
  ref?: Ref<GridHandle>;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const phone = usePhone();
  const height = phone ? cardHeight : rowHeight;
  const head = phone ? 0 : headHeight;
  const order = useSyncExternalStore(store.subscribe, store.order);
  const sort = useSyncExternalStore(store.subscribe, store.sort);

  const virtualizer = useVirtualizer({
    count: Math.ceil(order.length / step) * step,
    getScrollElement: useCallback(() => scroller.current, []),
    estimateSize: useCallback(() => height, [height]),
    overscan: 6,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, height]);

  const arrivedAbove = useAnchor(store, order, scroller, height);
  const show = (index: number): void => {
    const element = scroller.current!;
    const top = index * height;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + height + head > element.scrollTop + element.clientHeight) element.scrollTop = top + height + head - element.clientHeight;
  };
  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus({ preventScroll: true }), show }));

  const items = virtualizer.getVirtualItems().filter((item) => item.index < order.length);
  useEffect(() => onShown?.(items.map((item) => order[item.index]!.id)));
  const visible = selected !== null && items.some((item) => order[item.index]!.id === selected);
  return (
    <div className="grid-frame">
      <div
        ref={scroller}
        role="grid"
        className="grid"
        tabIndex={0}
        aria-label="Leads"
        aria-rowcount={order.length + 1}
        aria-activedescendant={visible ? `row-${selected}` : undefined}
        data-columns={columns.length}
      >
        <Head columns={columns} sort={sort} onSort={(next) => store.sortBy(next)} />
        <div role="rowgroup" className="grid-body" style={{ height: order.length * height }}>
          {items.map((item) => {
            const id = order[item.index]!.id;
            return <Row key={id} store={store} id={id} index={item.index} top={item.index * height} selected={id === selected} columns={columns} onOpen={onOpen} />;
          })}
        </div>
      </div>
      {arrivedAbove > 0 && (
        <button type="button" className="arrived" onClick={() => (scroller.current!.scrollTop = 0)}>
          {plural(arrivedAbove, 'new lead')} above
        </button>
      )}
    </div>
  );
}

/**
 * Who has scrolled down reads on: rows that come in above push nothing away from under the eye.
 * @returns how many have come in above since the top was last seen.
 */
function useAnchor(store: RowStore, order: readonly { id: string }[], scroller: RefObject<HTMLDivElement | null>, height: number): number {
  const anchor = useRef<{ id: string; index: number; sort: Sort; filter: Filter } | null>(null);
  // Asking the element where it stands makes the browser lay out; what its events told is as good.
  const top = useRef(0);
  const [above, setAbove] = useState(0);

  const remember = useCallback(() => {
    const index = Math.floor(top.current / height);
    const item = store.order()[index];
    anchor.current = item === undefined ? null : { id: item.id, index, sort: store.sort(), filter: store.filter() };
    if (top.current < height) setAbove(0);
  }, [store, height]);

  useEffect(() => {
    const element = scroller.current!;
    const scrolled = (): void => {
      top.current = element.scrollTop;
      remember();
    };
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => element.removeEventListener('scroll', scrolled);
  }, [scroller, remember]);

  useLayoutEffect(() => {
    const before = anchor.current;
    // Another sort or filter is another list: nothing in it is where it was.
    if (before !== null && top.current > 0 && before.sort === store.sort() && before.filter === store.filter()) {
      const index = store.indexOf(before.id);
      if (index >= 0 && index !== before.index) {
        top.current += (index - before.index) * height;
        scroller.current!.scrollTop = top.current;
        if (index > before.index && before.sort.column === 'receivedAt') setAbove((count) => count + index - before.index);
      }
    }

    remember();
  }, [store, order, scroller, height, remember]);

  return above;
}
