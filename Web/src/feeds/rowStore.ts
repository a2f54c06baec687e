import type { Frame, GridRow } from '../api/contract';
import { Effects } from './effects';
import { noFacets, Tally, type Facets } from './facets';
import { matches, nobody, noFilter, searchText, searchWords, type Filter } from './filtering';
import type { Step } from './frames';
import { mergeInto, positionOf } from './order';
import { onNextFrame, type Schedule } from './schedule';
import { sortKey, type Sort, type SortKey } from './sorting';

/** What a row's component shows. A new object whenever any of it changes. */
export interface RowState {
  row: GridRow;
  flashScore: boolean;
  flashStatus: boolean;
  /** It has just arrived by a delta and slides in. */
  fresh: boolean;
}

export interface Listed {
  readonly id: string;
}

interface Entry extends Listed {
  state: RowState;
  key: SortKey;
  /** What is searched, made when first needed. */
  text: string | null;
  /** It stands in the order, or will after the merge. */
  listed: boolean;
  /** Its place in the order is not its own any more: the next merge drops it there. */
  leaving: boolean;
}

/** More arrivals than this in one frame of the screen, and none of them slides: motion is for what can be followed. */
const arrivalsThatSlide = 6;

/**
 * The rows of a view. Frames gather until the next frame of the screen and are applied together; each visible row
 * subscribes to itself, so that only what changed renders. The order is one sorted array: an insertion or a move is
 * a linear merge, and an update that moves nothing leaves the array as it is.
 */
export class RowStore {
  readonly #schedule: Schedule;
  readonly #entries = new Map<string, Entry>();
  readonly #rowListeners = new Map<string, Set<() => void>>();
  readonly #listeners = new Set<() => void>();
  readonly #arrivalListeners = new Set<(rows: GridRow[]) => void>();
  readonly #tally = new Tally();
  readonly #effects = new Effects<Entry>((entry) => this.#settle(entry));
  #pending: { step: Step; frame: Frame }[] = [];
  #cancelFlush: (() => void) | null = null;
  #order: readonly Entry[] = [];
  #sort: Sort = { column: 'receivedAt', descending: true };
  #filter: Filter = noFilter;
  #words: readonly string[] = [];
  /** Whom the server has found for this search. */
  #found = nobody;
  /** Rows that the view has and the snapshot did not carry. Deltas and heartbeats do not count them anew. */
  #beyond = 0;
  #facets = noFacets;
  #ready = false;
  /** What was shown before the snapshot that is being read: it may be some seconds older than that. */
  #shown = new Map<string, GridRow>();

  // What one flush gathers.
  readonly #changed = new Set<string>();
  readonly #incoming = new Set<Entry>();
  readonly #arrived = new Set<Entry>();
  #disturbed = false;

  constructor(schedule: Schedule = onNextFrame) {
    this.#schedule = schedule;
  }

  /** The rows that pass the filter, sorted. Another array whenever that changes. */
  readonly order = (): readonly Listed[] => this.#order;
  readonly facets = (): Facets => this.#facets;
  readonly sort = (): Sort => this.#sort;
  readonly filter = (): Filter => this.#filter;
  /** The first snapshot has come. */
  readonly ready = (): boolean => this.#ready;
  readonly rowState = (id: string): RowState | undefined => this.#entries.get(id)?.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Rows that came by deltas, once a flush. */
  onArrival(listener: (rows: GridRow[]) => void): () => void {
    this.#arrivalListeners.add(listener);
    return () => this.#arrivalListeners.delete(listener);
  }

  subscribeRow(id: string, listener: () => void): () => void {
    const listeners = this.#rowListeners.get(id) ?? new Set();
    this.#rowListeners.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#rowListeners.delete(id);
    };
  }

  readonly take = (step: Step, frame: Frame): void => {
    if (step === 'keep') return;
    if (step === 'replace') this.#pending = [];
    this.#pending.push({ step, frame });
    this.#cancelFlush ??= this.#schedule(this.flush);
  };

  sortBy(sort: Sort): void {
    this.#sort = sort;
    for (const entry of this.#entries.values()) entry.key = sortKey(entry.state.row, sort);
    this.#rebuild();
  }

  filterBy(filter: Filter): void {
    if (filter.search !== this.#filter.search) this.#found = nobody;
    this.#filter = filter;
    this.#words = searchWords(filter.search);
    this.#rebuild();
  }

  /** The server's answer to a search; late for one that is searched no more. */
  foundFor(search: string, ids: readonly string[]): void {
    if (search !== this.#filter.search) return;
    this.#found = new Set(ids);
    this.#rebuild();
  }

  /** Where the row stands in the order; -1 where it does not. */
  indexOf(id: string): number {
    const entry = this.#entries.get(id);
    return entry?.listed === true ? positionOf(this.#order, entry, this.#compare) : -1;
  }

  dispose(): void {
    this.#cancelFlush?.();
    this.#effects.clear();
  }

  /** Applies what has gathered. */
  readonly flush = (): void => {
    this.#cancelFlush = null;
    const pending = this.#pending;
    this.#pending = [];
    for (const { step, frame } of pending) this.#apply(step, frame);

    const arrived = [...this.#arrived];
    this.#arrived.clear();
    if (arrived.length <= arrivalsThatSlide) arrived.forEach((entry) => this.#slide(entry));
    this.#settleOrder();
    this.#tell();

    const changed = [...this.#changed];
    this.#changed.clear();
    for (const id of changed) this.#tellRow(id);
    if (arrived.length === 0) return;
    const rows = arrived.map((entry) => entry.state.row);
    for (const listener of this.#arrivalListeners) listener(rows);
  };

  #apply(step: Step, frame: Frame): void {
    if (step === 'replace') this.#clear();
    for (const row of frame.rows) this.#put(this.#newer(row), step === 'merge');
    for (const id of frame.removed) this.#remove(id);
    if (step === 'merge') return;
    this.#beyond = Math.max(0, frame.total - this.#entries.size);
    if (frame.more) return;
    this.#ready = true;
    this.#shown = new Map();
  }

  #newer(row: GridRow): GridRow {
    const shown = this.#shown.get(row.id);
    return shown !== undefined && shown.version > row.version ? shown : row;
  }

  #clear(): void {
    for (const [id, entry] of this.#entries) {
      this.#changed.add(id);
      this.#shown.set(id, entry.state.row);
    }
    this.#entries.clear();
    this.#incoming.clear();
    this.#arrived.clear();
    this.#effects.clear();
    this.#tally.clear();
    this.#order = [];
    this.#disturbed = true;
  }

  #put(row: GridRow, live: boolean): void {
    const entry = this.#entries.get(row.id);
    if (entry === undefined) this.#add(row, live);
    else if (entry.state.row.version < row.version) this.#update(entry, row, live);
  }

  #add(row: GridRow, live: boolean): void {
    const state: RowState = { row, flashScore: false, flashStatus: false, fresh: false };
    const entry: Entry = { id: row.id, state, key: sortKey(row, this.#sort), text: null, listed: false, leaving: false };
    this.#entries.set(row.id, entry);
    this.#tally.count(row, 1);
    this.#changed.add(row.id);
    if (live) this.#arrived.add(entry);
    this.#place(entry);
  }

  #update(entry: Entry, row: GridRow, live: boolean): void {
    const before = entry.state;
    // Nobody sees a flash in a row that is not mounted.
    const seen = live && this.#rowListeners.has(row.id);
    const flashScore = before.flashScore || (seen && before.row.score !== row.score);
    const flashStatus = before.flashStatus || (seen && before.row.status !== row.status);
    if (flashScore || flashStatus) this.#effects.begin(entry);

    const key = sortKey(row, this.#sort);
    const moves = key !== entry.key || before.row.receivedAt !== row.receivedAt;
    entry.state = { row, flashScore, flashStatus, fresh: before.fresh };
    entry.key = key;
    entry.text = null;
    this.#tally.count(before.row, -1);
    this.#tally.count(row, 1);
    this.#changed.add(row.id);
    if (entry.listed && (moves || !this.#passes(entry))) this.#unlist(entry);
    this.#place(entry);
  }

  #remove(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    this.#tally.count(entry.state.row, -1);
    this.#changed.add(id);
    this.#arrived.delete(entry);
    this.#unlist(entry);
  }

  #place(entry: Entry): void {
    if (entry.listed || !this.#passes(entry)) return;
    entry.listed = true;
    this.#incoming.add(entry);
    this.#disturbed = true;
  }

  #unlist(entry: Entry): void {
    // It is either in the order or still on its way in.
    if (!this.#incoming.delete(entry)) entry.leaving = true;
    entry.listed = false;
    this.#disturbed = true;
  }

  #passes(entry: Entry): boolean {
    return matches(entry.state.row, this.#filter, this.#words, () => (entry.text ??= searchText(entry.state.row)), this.#found);
  }

  readonly #compare = (a: Entry, b: Entry): number => {
    if (a.key !== b.key) return a.key < b.key === this.#sort.descending ? 1 : -1;
    const newer = b.state.row.receivedAt - a.state.row.receivedAt;
    return newer !== 0 ? newer : a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
  };

  #settleOrder(): void {
    if (!this.#disturbed) return;
    const incoming = [...this.#incoming];
    this.#incoming.clear();
    this.#disturbed = false;
    this.#order = mergeInto(this.#order, (entry) => entry.leaving, incoming, this.#compare);
    for (const entry of incoming) entry.leaving = false;
  }

  #rebuild(): void {
    const next: Entry[] = [];
    for (const entry of this.#entries.values()) {
      entry.leaving = false;
      entry.listed = this.#passes(entry);
      if (entry.listed) next.push(entry);
    }

    this.#order = next.sort(this.#compare);
    this.#tell();
  }

  #slide(entry: Entry): void {
    entry.state = { ...entry.state, fresh: true };
    this.#effects.begin(entry);
  }

  #settle(entry: Entry): void {
    entry.state = { row: entry.state.row, flashScore: false, flashStatus: false, fresh: false };
    this.#tellRow(entry.id);
  }

  #tell(): void {
    this.#facets = this.#tally.facets(this.#facets, this.#entries.size + this.#beyond, this.#entries.size);
    for (const listener of this.#listeners) listener();
  }

  #tellRow(id: string): void {
    const listeners = this.#rowListeners.get(id);
    if (listeners !== undefined) for (const listener of [...listeners]) listener();
  }
}
