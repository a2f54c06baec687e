export type Compare<T> = (a: T, b: T) => number;

/** One linear pass: what leaves is dropped, what comes in is put in its place. `order` stays as it is. */
export function mergeInto<T>(order: readonly T[], leaves: (item: T) => boolean, incoming: T[], compare: Compare<T>): T[] {
  incoming.sort(compare);
  const next: T[] = [];
  let at = 0;
  for (const item of order) {
    if (leaves(item)) continue;
    while (at < incoming.length && compare(incoming[at]!, item) < 0) next.push(incoming[at++]!);
    next.push(item);
  }

  while (at < incoming.length) next.push(incoming[at++]!);
  return next;
}

/** Where the item stands in a sorted array without equals; -1 where it does not. */
export function positionOf<T>(order: readonly T[], item: T, compare: Compare<T>): number {
  let low = 0;
  let high = order.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const side = compare(order[middle]!, item);
    if (side === 0) return middle;
    if (side < 0) low = middle + 1;
    else high = middle - 1;
  }

  return -1;
}
