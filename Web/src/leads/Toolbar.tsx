import { useDeferredValue, useEffect, useState, useSyncExternalStore, type RefObject } from 'react';
import type { LeadStatus } from '../api/contract';
import { isFiltering, noFilter, type Filter } from '../feeds/filtering';
import type { RowStore } from '../feeds/rowStore';
import { lifecycle, type Sort, type SortColumn } from '../feeds/sorting';
import { number, plural, statusName } from '../shell/format';
import { sortNames, startsDescending } from './columns';

/** Shown even when no lead is in them, so that the row of buttons does not move while leads do. */
const always: readonly LeadStatus[] = ['assigned', 'contacted', 'appointment_set', 'won', 'lost'];

export function Toolbar({ store, search, onHelp }: { store: RowStore; search: RefObject<HTMLInputElement | null>; onHelp: () => void }) {
  const facets = useSyncExternalStore(store.subscribe, store.facets);
  const filter = useSyncExternalStore(store.subscribe, store.filter);
  const order = useSyncExternalStore(store.subscribe, store.order);
  const [open, setOpen] = useState(false);
  const change = (part: Partial<Filter>): void => store.filterBy({ ...store.filter(), ...part });

  const toggle = (status: LeadStatus): void =>
    change({ statuses: filter.statuses.includes(status) ? filter.statuses.filter((each) => each !== status) : [...filter.statuses, status] });

  return (
    <div className="toolbar" role="search" aria-label="Leads">
      <div className="toolbar-line">
        <SearchBox store={store} search={search} />
        <button type="button" className="button filters-toggle" aria-expanded={open} aria-controls="filters" onClick={() => setOpen(!open)}>
          Filters
        </button>
        <div id="filters" className={open ? 'filters open' : 'filters'}>
          <Choice label="Campaign" all="All campaigns" value={filter.campaign} values={facets.campaigns} onChange={(campaign) => change({ campaign })} />
          <Choice label="State" all="All states" value={filter.state} values={facets.states} onChange={(state) => change({ state })} />
          <label className="inline-field">
            <span>Score from</span>
            <input
              type="number"
              min={0}
              max={100}
              step={5}
              inputMode="numeric"
              value={filter.minScore === 0 ? '' : filter.minScore}
              placeholder="0"
              onChange={(event) => change({ minScore: Math.min(100, Math.max(0, Math.trunc(Number(event.target.value)) || 0)) })}
            />
          </label>
          <SortChoice store={store} />
          {isFiltering(filter) && (
            <button type="button" className="button quiet" onClick={() => store.filterBy(noFilter)}>
              Clear
            </button>
          )}
        </div>
        <button type="button" className="icon-button help-button" aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" onClick={onHelp}>
          ?
        </button>
      </div>
      <div className="toolbar-line chips">
        <button type="button" className="chip calls-due" aria-pressed={filter.callsDue} onClick={() => change({ callsDue: !filter.callsDue })}>
          Calls due <span className="chip-count">{number(facets.callsDue)}</span>
        </button>
        <div className="chip-row" role="group" aria-label="Status">
          <button type="button" className="chip" aria-pressed={filter.statuses.length === 0} onClick={() => change({ statuses: [] })}>
            All <span className="chip-count">{number(facets.held)}</span>
          </button>
          {lifecycle
            .filter((status) => always.includes(status) || facets.statuses.has(status) || filter.statuses.includes(status))
            .map((status) => (
              <button type="button" key={status} className={`chip s-${status}`} aria-pressed={filter.statuses.includes(status)} onClick={() => toggle(status)}>
                {statusName(status)} <span className="chip-count">{number(facets.statuses.get(status) ?? 0)}</span>
              </button>
            ))}
        </div>
        <p className="shown">
          {isFiltering(filter) ? `${number(order.length)} of ${plural(facets.held, 'lead')}` : plural(facets.total, 'lead')}
          {facets.total > facets.held && facets.held > 0 && <span> (newest {number(facets.held)} here)</span>}
        </p>
      </div>
    </div>
  );
}

function SearchBox({ store, search }: { store: RowStore; search: RefObject<HTMLInputElement | null> }) {
  const filter = useSyncExternalStore(store.subscribe, store.filter);
  const [text, setText] = useState(filter.search);
  const [known, setKnown] = useState(filter.search);
  if (known !== filter.search) {
    // Cleared from elsewhere.
    setKnown(filter.search);
    setText(filter.search);
  }

  const deferred = useDeferredValue(text);
  useEffect(() => {
    if (deferred === store.filter().search) return;
    setKnown(deferred);
    store.filterBy({ ...store.filter(), search: deferred });
  }, [deferred, store]);

  return (
    <label className="search">
      <span className="unseen">Search leads</span>
      <svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true" className="stroke">
        <circle cx="7" cy="7" r="4.5" />
        <path d="M10.5 10.5L14 14" />
      </svg>
      <input ref={search} type="search" value={text} placeholder="Search name, phone, email, place" autoComplete="off" spellCheck={false} onChange={(event) => setText(event.target.value)} />
      <kbd aria-hidden="true">/</kbd>
    </label>
  );
}

function Choice({ label, all, value, values, onChange }: { label: string; all: string; value: string | null; values: readonly string[]; onChange: (value: string | null) => void }) {
  return (
    <label className="inline-field">
      <span className="unseen">{label}</span>
      <select value={value ?? ''} onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}>
        <option value="">{all}</option>
        {value !== null && !values.includes(value) && <option value={value}>{value}</option>}
        {values.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </label>
  );
}

/** On a phone there is no head to click on. */
function SortChoice({ store }: { store: RowStore }) {
  const sort: Sort = useSyncExternalStore(store.subscribe, store.sort);
  return (
    <div className="sort-choice">
      <label className="inline-field">
        <span>Sort by</span>
        <select value={sort.column} onChange={(event) => store.sortBy(descendingFirst(event.target.value as SortColumn))}>
          {Object.entries(sortNames).map(([column, name]) => (
            <option key={column} value={column}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="button" aria-label={sort.descending ? 'Descending; switch to ascending' : 'Ascending; switch to descending'} onClick={() => store.sortBy({ ...sort, descending: !sort.descending })}>
        {sort.descending ? '↓' : '↑'}
      </button>
    </div>
  );
}

const descendingFirst = (column: SortColumn): Sort => ({ column, descending: startsDescending(column) });
