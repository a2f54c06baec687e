import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { GridRow } from '../api/contract';
import { frame, gridRow, masked, snapshot } from '../testing/fixtures';
import { isFiltering, isWholeNumber, matches, noFilter, searchText, searchWords, type Filter } from './filtering';
import { RowStore } from './rowStore';
import { onNextFrame } from './schedule';
import { lifecycle, sortKey, type Sort, type SortColumn } from './sorting';

let store: RowStore;
const ids = (): string[] => store.order().map((listed) => listed.id);

function holding(...rows: GridRow[]): void {
  store.take('replace', snapshot(rows));
  store.flush();
}

function merge(rows: GridRow[], removed: string[] = []): void {
  store.take('merge', frame({ rows, removed, total: 0 }));
  store.flush();
}

beforeEach(() => {
  store = new RowStore(() => () => undefined);
});

test('An older or equal version never replaces a newer row', () => {
  holding(gridRow(1, { version: 5, score: 70 }));
  merge([gridRow(1, { version: 4, score: 10 })]);
  merge([gridRow(1, { version: 5, score: 20 })]);
  expect(store.rowState('lead-1')!.row.score).toBe(70);
  merge([gridRow(1, { version: 6, score: 20 })]);
  expect(store.rowState('lead-1')!.row.score).toBe(20);
});

test('A row that left the view is gone, and a row that never was leaves without harm', () => {
  holding(gridRow(1), gridRow(2));
  merge([], ['lead-1', 'lead-9']);
  expect(ids()).toEqual(['lead-2']);
  expect(store.indexOf('lead-1')).toBe(-1);
});

test('Frames gather and are applied together', () => {
  const told = vi.fn();
  holding(gridRow(1));
  store.subscribe(told);
  store.take('merge', frame({ rows: [gridRow(2)] }));
  store.take('merge', frame({ rows: [gridRow(3)] }));
  expect(told).not.toHaveBeenCalled();
  store.flush();
  expect(told).toHaveBeenCalledTimes(1);
  expect(ids()).toEqual(['lead-3', 'lead-2', 'lead-1']);
});

test('An update that moves nothing leaves the order as it is', () => {
  holding(gridRow(1), gridRow(2));
  const before = store.order();
  merge([gridRow(1, { version: 2, score: 99 })]);
  expect(store.order()).toBe(before);
});

test('A new snapshot leaves nothing of the old rows', () => {
  holding(gridRow(1), gridRow(2));
  store.take('merge', frame({ rows: [gridRow(7)] }));
  holding(gridRow(3));
  expect(ids()).toEqual(['lead-3']);
  expect(store.rowState('lead-1')).toBeUndefined();
});

test('A snapshot that is older than what was shown takes no row back', () => {
  holding(gridRow(1, { version: 4, score: 40 }), gridRow(2, { version: 2 }));
  store.take('replace', snapshot([gridRow(2, { version: 3, score: 33 })], { more: true }));
  store.take('append', snapshot([gridRow(1, { version: 3, score: 30 })]));
  store.flush();
  expect(store.rowState('lead-1')?.row.score).toBe(40);
  expect(store.rowState('lead-2')?.row.score).toBe(33);

  // What has left the view is not remembered.
  merge([], ['lead-1']);
  store.take('replace', snapshot([gridRow(1, { version: 1, score: 10 })]));
  store.flush();
  expect(store.rowState('lead-1')?.row.score).toBe(10);
});

test('It is ready when the last frame of the first snapshot has come', () => {
  store.take('replace', snapshot([gridRow(1)], { more: true }));
  store.flush();
  expect(store.ready()).toBe(false);
  store.take('append', snapshot([gridRow(2)]));
  store.flush();
  expect(store.ready()).toBe(true);
});

test('Rows beyond the snapshot stay counted, and a frame that brings no total changes nothing of it', () => {
  store.take('replace', snapshot([gridRow(1)], { total: 70_000 }));
  store.flush();
  expect(store.facets()).toMatchObject({ total: 70_000, held: 1 });
  merge([gridRow(2)]);
  expect(store.facets()).toMatchObject({ total: 70_001, held: 2 });
  store.take('keep', frame({ kind: 'heartbeat', total: 0 }));
  store.flush();
  expect(store.facets().total).toBe(70_001);
});

describe('A change of score or status', () => {
  beforeEach(() => void vi.useFakeTimers());

  test('flashes in a row that is on the screen, for 400 ms', () => {
    holding(gridRow(1));
    const told = vi.fn();
    store.subscribeRow('lead-1', told);
    merge([gridRow(1, { version: 2, score: 90 })]);
    expect(store.rowState('lead-1')).toMatchObject({ flashScore: true, flashStatus: false });
    vi.advanceTimersByTime(300);
    merge([gridRow(1, { version: 3, score: 90, status: 'won' })]);
    expect(store.rowState('lead-1')).toMatchObject({ flashScore: true, flashStatus: true });
    vi.advanceTimersByTime(399);
    expect(store.rowState('lead-1')).toMatchObject({ flashScore: true });
    told.mockClear();
    vi.advanceTimersByTime(1);
    expect(store.rowState('lead-1')).toMatchObject({ flashScore: false, flashStatus: false });
    expect(told).toHaveBeenCalledTimes(1);
  });

  test('flashes nowhere when nobody sees the row, so that mounting it later shows no flash', () => {
    holding(gridRow(1));
    merge([gridRow(1, { version: 2, score: 90 })]);
    expect(store.rowState('lead-1')).toMatchObject({ flashScore: false });
  });

  test('does not flash when it comes by a snapshot', () => {
    holding(gridRow(1));
    store.subscribeRow('lead-1', () => undefined);
    holding(gridRow(1, { version: 2, score: 90 }));
    expect(store.rowState('lead-1')).toMatchObject({ flashScore: false });
  });
});

describe('A new lead', () => {
  beforeEach(() => void vi.useFakeTimers());

  test('slides in and is announced', () => {
    const arrived = vi.fn();
    store.onArrival(arrived);
    holding(gridRow(1));
    expect(arrived).not.toHaveBeenCalled();
    merge([gridRow(2)]);
    expect(store.rowState('lead-2')).toMatchObject({ fresh: true });
    expect(arrived).toHaveBeenCalledWith([gridRow(2)]);
    vi.advanceTimersByTime(400);
    expect(store.rowState('lead-2')).toMatchObject({ fresh: false });
  });

  test('does not slide when too many come to be followed', () => {
    holding();
    merge(Array.from({ length: 7 }, (_, index) => gridRow(index)));
    expect(store.rowState('lead-3')).toMatchObject({ fresh: false });
  });

  test('that leaves in the same moment is not announced', () => {
    const arrived = vi.fn();
    const leave = store.onArrival(arrived);
    holding();
    store.take('merge', frame({ rows: [gridRow(2)] }));
    store.take('merge', frame({ removed: ['lead-2'] }));
    store.flush();
    leave();
    merge([gridRow(3)]);
    expect(arrived).not.toHaveBeenCalled();
  });
});

test('Whoever has left hears nothing any more', () => {
  holding(gridRow(1));
  const told = vi.fn();
  store.subscribe(told)();
  store.subscribeRow('lead-1', told)();
  merge([gridRow(1, { version: 2 })]);
  expect(told).not.toHaveBeenCalled();
});

test('Facets count what is there, filter aside', () => {
  holding(gridRow(1), gridRow(2, { status: 'won', state: null }), gridRow(3, { status: 'won', campaign: 'home', state: 'AK' }));
  store.filterBy({ ...noFilter, statuses: ['assigned'] });
  expect(store.facets()).toMatchObject({ held: 3, campaigns: ['home', 'solar-us'], states: ['AK', 'MI'] });
  expect(store.facets().statuses.get('won')).toBe(2);
  merge([gridRow(3, { version: 2, status: 'lost', campaign: 'home', state: 'AK' })]);
  expect(store.facets().statuses.get('won')).toBe(1);
});

const columns: SortColumn[] = ['score', 'name', 'status', 'place', 'campaign', 'broker', 'receivedAt', 'updatedAt', 'appointmentAt'];
const anyRow = fc.record({
  number: fc.integer({ min: 0, max: 15 }),
  version: fc.integer({ min: 1, max: 9 }),
  score: fc.integer({ min: 0, max: 4 }),
  status: fc.constantFrom(...lifecycle),
  lastName: fc.constantFrom('', 'Abel', 'abel', 'Zorn'),
  brokerName: fc.constantFrom(null, 'Alder', 'Elm'),
  appointmentAt: fc.constantFrom(null, 1, 2),
  state: fc.constantFrom(null, 'MI', 'NY'),
  callDueAt: fc.constantFrom(null, 1),
});
const anySort: fc.Arbitrary<Sort> = fc.record({ column: fc.constantFrom(...columns), descending: fc.boolean() });
const anyFilter: fc.Arbitrary<Filter> = fc.record({
  statuses: fc.subarray(['won', 'lost', 'assigned'] as const, { maxLength: 2 }),
  campaign: fc.constantFrom(null, 'solar-us'),
  state: fc.constantFrom(null, 'MI'),
  minScore: fc.integer({ min: 0, max: 3 }),
  search: fc.constantFrom('', 'abel', 'mi zorn', '810 292'),
  callsDue: fc.boolean(),
});

test('After any changes the order is what sorting and filtering all rows gives', () => {
  const change = fc.oneof(
    { weight: 5, arbitrary: fc.array(anyRow, { maxLength: 6 }).map((rows) => ({ kind: 'rows' as const, rows })) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 15 }).map((number) => ({ kind: 'remove' as const, number })) },
    { weight: 1, arbitrary: anySort.map((sort) => ({ kind: 'sort' as const, sort })) },
    { weight: 1, arbitrary: anyFilter.map((filter) => ({ kind: 'filter' as const, filter })) },
    { weight: 2, arbitrary: fc.constant({ kind: 'flush' as const }) },
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const tested = new RowStore(() => () => undefined);
      const rows = new Map<string, GridRow>();
      for (const each of changes) {
        if (each.kind === 'flush') tested.flush();
        else if (each.kind === 'sort') tested.sortBy(each.sort);
        else if (each.kind === 'filter') tested.filterBy(each.filter);
        else if (each.kind === 'remove') {
          rows.delete(`lead-${each.number}`);
          tested.take('merge', frame({ removed: [`lead-${each.number}`] }));
        } else {
          const made = each.rows.map(({ number, ...part }) => gridRow(number, part));
          for (const row of made) if ((rows.get(row.id)?.version ?? 0) < row.version) rows.set(row.id, row);
          tested.take('merge', frame({ rows: made }));
        }
      }

      tested.flush();
      const sort = tested.sort();
      const words = searchWords(tested.filter().search);
      const wanted = [...rows.values()]
        .filter((row) => matches(row, tested.filter(), words, () => searchText(row)))
        .sort((a, b) => {
          const [x, y] = [sortKey(a, sort), sortKey(b, sort)];
          const byKey = x === y ? 0 : x < y === sort.descending ? 1 : -1;
          return byKey || b.receivedAt - a.receivedAt || (a.id < b.id ? 1 : -1);
        })
        .map((row) => row.id);
      const got = tested.order().map((listed) => listed.id);
      expect(got).toEqual(wanted);
      got.forEach((id, index) => expect(tested.indexOf(id)).toBe(index));
      tested.dispose();
    }),
    { numRuns: 300 },
  );
});

test('Rows without a value come last, whichever way a column is sorted', () => {
  holding(gridRow(1, { appointmentAt: null }), gridRow(2, { appointmentAt: 5 }), gridRow(3, { brokerName: null }));
  for (const descending of [true, false]) {
    store.sortBy({ column: 'appointmentAt', descending });
    expect(ids()[0]).toBe('lead-2');
    store.sortBy({ column: 'broker', descending });
    expect(ids().at(-1)).toBe('lead-3');
  }
});

test('A phone number is found however it is typed, and words in any order', () => {
  const row = gridRow(1);
  const found = (search: string): boolean => matches(row, { ...noFilter, search }, searchWords(search), () => searchText(row));
  expect(found('(810) 292')).toBe(true);
  expect(found('810-999')).toBe(false);
  expect(found('darakjy jose')).toBe(true);
  expect(found('JOSEPHINE1@')).toBe(true);
  expect(found('  ')).toBe(true);
});

test('Of a masked number only what is shown is found', () => {
  const row = gridRow(1, { phone: masked });
  const found = (search: string): boolean => matches(row, { ...noFilter, search }, searchWords(search), () => searchText(row));
  expect(['88', '810', '9388', '8102929388'].map(found)).toEqual([true, false, false, false]);
});

test('A whole number is one that a server can find', () => {
  expect(['(810) 292-9388', '+1 810.292.9388', '+442071838750'].map(isWholeNumber)).toEqual([true, true, true]);
  expect(['', '810 292', 'josephine8102929388', '8102929388 darakjy'].map(isWholeNumber)).toEqual([false, false, false, false]);
});

test('What the server has found passes the search, and no other filter', () => {
  holding(gridRow(1, { phone: masked }), gridRow(2, { phone: masked, status: 'won' }), gridRow(3, { phone: masked }));
  const search = '8102929388';
  store.filterBy({ ...noFilter, search });
  expect(ids()).toEqual([]);
  store.foundFor('8102929', ['lead-3']);
  expect(ids()).toEqual([]);
  store.foundFor(search, ['lead-1', 'lead-2', 'lead-9']);
  expect(ids()).toEqual(['lead-2', 'lead-1']);
  merge([gridRow(1, { phone: masked, version: 2, score: 99 })]);
  store.filterBy({ ...store.filter(), statuses: ['assigned'] });
  expect(ids()).toEqual(['lead-1']);
  store.filterBy({ ...noFilter, search: '810292938' });
  expect(ids()).toEqual([]);
  store.filterBy({ ...noFilter, search });
  expect(ids()).toEqual([]);
});

test('Nothing that is set counts as filtering', () => {
  expect(isFiltering(noFilter)).toBe(false);
  for (const part of [{ statuses: ['won'] as const }, { campaign: 'x' }, { state: 'MI' }, { minScore: 1 }, { search: 'a' }, { callsDue: true }]) expect(isFiltering({ ...noFilter, ...part })).toBe(true);
});

test('A hidden tab applies frames within a second although it gets no frames of the screen', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const requested = vi.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(1);
  const work = vi.fn();
  onNextFrame(work);
  vi.advanceTimersByTime(1_000);
  expect(work).toHaveBeenCalledTimes(1);
  requested.mock.calls[0]![0](0);
  onNextFrame(work)();
  vi.advanceTimersByTime(1_000);
  expect(work).toHaveBeenCalledTimes(2);
});
