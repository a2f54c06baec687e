import type { GridRow, LeadStatus } from '../api/contract';

/** What rows there are, filter aside. */
export interface Facets {
  /** Rows of the view, on the server. */
  total: number;
  /** Rows that the browser has. */
  held: number;
  statuses: ReadonlyMap<LeadStatus, number>;
  campaigns: readonly string[];
  states: readonly string[];
  /** Rows whom the broker is to call. */
  callsDue: number;
}

export const noFacets: Facets = { total: 0, held: 0, statuses: new Map(), campaigns: [], states: [], callsDue: 0 };

/** Counts rows as they come and go, so that nobody counts 50,000. */
export class Tally {
  readonly #statuses = new Map<LeadStatus, number>();
  readonly #campaigns = new Map<string, number>();
  readonly #states = new Map<string, number>();
  #callsDue = 0;
  #changed = false;

  count(row: GridRow, by: 1 | -1): void {
    add(this.#statuses, row.status, by);
    add(this.#campaigns, row.campaign, by);
    if (row.state !== null && row.state !== '') add(this.#states, row.state, by);
    if (row.callDueAt != null) this.#callsDue += by;
    this.#changed = true;
  }

  clear(): void {
    this.#statuses.clear();
    this.#campaigns.clear();
    this.#states.clear();
    this.#callsDue = 0;
    this.#changed = true;
  }

  /** @returns the same object where nothing changed. */
  facets(before: Facets, total: number, held: number): Facets {
    if (!this.#changed && before.total === total && before.held === held) return before;
    this.#changed = false;
    return {
      total,
      held,
      statuses: new Map(this.#statuses),
      campaigns: keysLike(before.campaigns, this.#campaigns),
      states: keysLike(before.states, this.#states),
      callsDue: this.#callsDue,
    };
  }
}

function add<K>(counts: Map<K, number>, key: K, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

/** The same array where the keys are the same: a list of choices renders only when there are others. */
function keysLike(before: readonly string[], counts: ReadonlyMap<string, number>): readonly string[] {
  return before.length === counts.size && before.every((key) => counts.has(key)) ? before : [...counts.keys()].sort();
}
