export interface BenchResult {
  seconds: number;
  rows: number;
  updates: number;
  /** Frames of the screen a second. */
  fps: number;
  /** Share of the time in which the main thread worked: decoding, applying, rendering, style, layout and paint. */
  busyPct: number;
  /** The longest time between two frames of the screen, in milliseconds. */
  longestFrameMs: number;
  /** Frames that came later than 1.5 of a sixtieth of a second. */
  lateFrames: number;
}

/** Measures the main thread from inside: from a frame's begin to the first task after its paint, and the stream's own tasks. */
export class Gauge {
  #busy = 0;
  #frames = 0;
  #late = 0;
  #longest = 0;
  #before = 0;
  #start = 0;
  #began = 0;
  #running = false;
  readonly #afterPaint = new MessageChannel();

  constructor() {
    this.#afterPaint.port1.onmessage = () => {
      this.#busy += performance.now() - this.#began;
    };
  }

  start(): void {
    this.#running = true;
    this.#start = this.#before = performance.now();
    requestAnimationFrame(this.#frame);
  }

  /** Runs work that is not part of a frame of the screen and counts its time. */
  count(work: () => void): void {
    const began = performance.now();
    work();
    if (this.#running) this.#busy += performance.now() - began;
  }

  stop(rows: number, updates: number): BenchResult {
    this.#running = false;
    const elapsed = performance.now() - this.#start;
    return {
      seconds: round(elapsed / 1_000),
      rows,
      updates,
      fps: round((this.#frames * 1_000) / elapsed),
      busyPct: round((this.#busy * 100) / elapsed),
      longestFrameMs: round(this.#longest),
      lateFrames: this.#late,
    };
  }

  readonly #frame = (): void => {
    if (!this.#running) return;
    const now = performance.now();
    const time = now - this.#before;
    this.#before = this.#began = now;
    this.#frames++;
    this.#longest = Math.max(this.#longest, time);
    if (time > 25) this.#late++;
    requestAnimationFrame(this.#frame);
    this.#afterPaint.port2.postMessage(null);
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
