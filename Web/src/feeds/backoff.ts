const first = 250;
const longest = 10_000;

/**
 * Milliseconds before attempt number `attempt` (0 is the first retry): doubling, capped, with full jitter so that
 * browsers that lost the same server do not come back in the same moment.
 */
export function backoff(attempt: number, random: () => number): number {
  return Math.round(random() * Math.min(longest, first * 2 ** Math.min(attempt, 16)));
}
