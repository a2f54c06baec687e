let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function tick(): void {
  // On the second: what counts down on a page does so together, and by no more than a second late.
  timer = setTimeout(() => {
    tick();
    for (const each of [...listeners]) each();
  }, 1_000 - (Date.now() % 1_000));
}

/** Calls once a second, with one timer for all; none runs while nobody listens. */
export function everySecond(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  };
}
