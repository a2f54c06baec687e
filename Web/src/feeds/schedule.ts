/** Runs the work once, soon; @returns a function that calls it off. */
export type Schedule = (work: () => void) => () => void;

/**
 * With the next frame of the screen. A tab that is hidden gets no frames: there, within a second, so that what
 * streams in does not pile up.
 */
export const onNextFrame: Schedule = (work) => {
  const cancel = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const run = (): void => {
    cancel();
    work();
  };
  const frame = requestAnimationFrame(run);
  const timer = setTimeout(run, 1_000);
  return cancel;
};
