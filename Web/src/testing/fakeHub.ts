import type { Frame } from '../api/contract';
import type { FrameSink, OpenTransport } from '../feeds/transport';

export interface Watched {
  view: string;
  epoch: string | null;
  seq: number | null;
  sink: FrameSink;
  ended: boolean;
}

/** A hub that says what the test says. */
export class FakeHub {
  readonly watched: Watched[] = [];
  opened = 0;
  closed = 0;
  /** While true, connections are refused. */
  down = false;
  #lose: () => void = () => undefined;

  readonly open: OpenTransport = (closed) => {
    this.opened++;
    if (this.down) return Promise.reject(new Error('refused'));
    this.#lose = closed;
    return Promise.resolve({
      watch: (view, epoch, seq, sink) => {
        const watched: Watched = { view, epoch, seq, sink, ended: false };
        this.watched.push(watched);
        return () => (watched.ended = true);
      },
      close: () => this.closed++,
    });
  };

  get last(): Watched {
    return this.watched.at(-1)!;
  }

  send(frame: Frame): void {
    this.last.sink.next(frame);
  }

  /** The connection breaks. */
  lose(): void {
    this.#lose();
  }
}
