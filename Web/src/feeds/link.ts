import type { Frame } from '../api/contract';
import { backoff } from './backoff';
import { follow, nothing, resumeFrom, type Following, type Step } from './frames';
import type { OpenTransport, Transport } from './transport';

/**
 * - `connecting`: for the first time
 * - `live`: everything that happened is on the screen
 * - `behind`: connected, but something is missing or nothing was heard; it is being fetched
 * - `reconnecting`: the connection was lost
 * - `offline`: the machine has no network
 */
export type LinkState = 'connecting' | 'live' | 'behind' | 'reconnecting' | 'offline';

export interface LinkOptions {
  view: string;
  open: OpenTransport;
  take(step: Exclude<Step, 'gap'>, frame: Frame): void;
  /** A connection could not be opened: is the session still good? */
  refused?(): void;
  random?: () => number;
}

/** Without a sign of life for this long the connection is taken for dead. Heartbeats come every 2 s. */
export const silence = 6_000;

/** A server that answers Watch with a gap again and again is not caught up with by asking faster. */
const patience = 3;

/** Holds one view's stream open for ever: resumes where it was, with back-off, and at once when the network is back. */
export class FeedLink {
  readonly #options: LinkOptions;
  readonly #listeners = new Set<() => void>();
  #state: LinkState = 'connecting';
  #have: Following = nothing;
  #transport: Transport | null = null;
  #endStream: (() => void) | null = null;
  #attempt = 0;
  #gaps = 0;
  #heardAt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watchdog: ReturnType<typeof setInterval> | undefined;
  /** Counts connections: what a former one still has to say is not listened to. */
  #generation = 0;
  #running = false;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  readonly state = (): LinkState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  start(): void {
    if (this.#running) return;
    this.#running = true;
    window.addEventListener('online', this.#online);
    window.addEventListener('offline', this.#offline);
    document.addEventListener('visibilitychange', this.#look);
    this.#watchdog = setInterval(this.#look, 1_000);
    void this.#connect();
  }

  stop(): void {
    this.#running = false;
    window.removeEventListener('online', this.#online);
    window.removeEventListener('offline', this.#offline);
    document.removeEventListener('visibilitychange', this.#look);
    clearInterval(this.#watchdog);
    this.#drop();
  }

  async #connect(): Promise<void> {
    this.#drop();
    const generation = this.#generation;
    if (!navigator.onLine) this.#become('offline');
    else if (this.#state !== 'connecting') this.#become('reconnecting');

    let transport: Transport;
    try {
      transport = await this.#options.open(() => this.#lost(generation));
    } catch {
      // Why it failed is not told to scripts; that it failed is shown, and it is tried again.
      if (generation === this.#generation) this.#options.refused?.();
      this.#lost(generation);
      return;
    }

    if (generation !== this.#generation) {
      transport.close();
      return;
    }

    this.#transport = transport;
    this.#watch();
  }

  #watch(): void {
    this.#endStream?.();
    this.#heardAt = Date.now();
    const from = resumeFrom(this.#have);
    this.#have = from.have;
    const generation = this.#generation;
    let current = true;
    const end = this.#transport!.watch(this.#options.view, from.epoch, from.seq, {
      next: (frame) => {
        if (current && generation === this.#generation) this.#take(frame);
      },
      ended: () => {
        if (current) this.#lost(generation);
      },
    });
    this.#endStream = () => {
      current = false;
      end();
    };
  }

  #take(frame: Frame): void {
    this.#heardAt = Date.now();
    const { step, next } = follow(this.#have, frame);
    if (step === 'gap') {
      this.#become('behind');
      if (++this.#gaps > patience) this.#lost(this.#generation);
      else this.#watch();
      return;
    }

    this.#have = next;
    this.#options.take(step, frame);
    if (next.kind === 'level') {
      this.#gaps = 0;
      this.#attempt = 0;
      this.#become('live');
    }
  }

  #lost(generation: number): void {
    if (generation !== this.#generation || !this.#running) return;
    this.#drop();
    this.#gaps = 0;
    this.#become(navigator.onLine ? 'reconnecting' : 'offline');
    this.#retry = setTimeout(() => void this.#connect(), backoff(this.#attempt++, this.#options.random ?? Math.random));
  }

  #drop(): void {
    this.#generation++;
    clearTimeout(this.#retry);
    this.#endStream?.();
    this.#endStream = null;
    this.#transport?.close();
    this.#transport = null;
  }

  readonly #look = (): void => {
    if (this.#transport === null || Date.now() - this.#heardAt <= silence) return;
    this.#become('behind');
    this.#lost(this.#generation);
  };

  readonly #online = (): void => {
    this.#attempt = 0;
    void this.#connect();
  };

  readonly #offline = (): void => this.#become('offline');

  #become(state: LinkState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
