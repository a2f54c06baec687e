/** How long a change can be seen as one, in milliseconds. */
export const effectTime = 400;

/** Ends the visible effect of changes after {@link effectTime}, with one timer for all of them. */
export class Effects<T> {
  readonly #over: (item: T) => void;
  /** By item, when its last effect ends; in the order of ending. */
  readonly #until = new Map<T, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(over: (item: T) => void) {
    this.#over = over;
  }

  begin(item: T): void {
    this.#until.delete(item);
    this.#until.set(item, Date.now() + effectTime);
    this.#timer ??= setTimeout(this.#end, effectTime);
  }

  clear(): void {
    this.#until.clear();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  readonly #end = (): void => {
    this.#timer = undefined;
    const now = Date.now();
    for (const [item, until] of this.#until) {
      if (until > now) {
        this.#timer = setTimeout(this.#end, until - now);
        return;
      }

      this.#until.delete(item);
      this.#over(item);
    }
  };
}
