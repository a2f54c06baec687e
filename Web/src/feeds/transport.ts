import type { Frame } from '../api/contract';

export interface FrameSink {
  next(frame: Frame): void;
  /** The stream has ended, by whichever side. */
  ended(): void;
}

/** An open connection to the hub. */
export interface Transport {
  /** @returns a function that ends the stream. */
  watch(view: string, epoch: string | null, seq: number | null, sink: FrameSink): () => void;
  close(): void;
}

/** @param closed called once when the connection is lost, not when it is closed from here. */
export type OpenTransport = (closed: () => void) => Promise<Transport>;
