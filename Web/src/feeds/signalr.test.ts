import { expect, test, vi } from 'vitest';
import { frame } from '../testing/fixtures';
import type { FrameSink } from './transport';

const connection = {
  closed: (): void => undefined,
  ended: vi.fn(),
  observer: null as null | { next: FrameSink['next']; complete(): void; error(): void },
  onclose: (listener: () => void): void => void (connection.closed = listener),
  start: vi.fn(() => Promise.resolve()),
  stop: vi.fn(() => Promise.reject(new Error('closed already'))),
  stream: vi.fn(() => ({
    subscribe: (observer: typeof connection.observer) => {
      connection.observer = observer;
      return { dispose: connection.ended };
    },
  })),
};
const built = { url: '', options: {} as Record<string, unknown>, protocol: '' };

vi.mock('@microsoft/signalr', async (original) => ({
  ...(await original<typeof import('@microsoft/signalr')>()),
  HubConnectionBuilder: class {
    withUrl(url: string, options: Record<string, unknown>) {
      Object.assign(built, { url, options });
      return this;
    }
    withHubProtocol(protocol: { name: string }) {
      built.protocol = protocol.name;
      return this;
    }
    configureLogging() {
      return this;
    }
    build() {
      return connection;
    }
  },
}));

test('The hub is opened by WebSockets without negotiation, and its stream is told on', async () => {
  const { openHub } = await import('./signalr');
  const lost = vi.fn();
  const transport = await openHub(lost);
  expect(built).toEqual({ url: '/hubs/grid', options: { skipNegotiation: true, transport: 1 }, protocol: 'messagepack' });

  const sink = { next: vi.fn(), ended: vi.fn() };
  const end = transport.watch('operator', 'e1', 7, sink);
  expect(connection.stream).toHaveBeenCalledWith('Watch', 'operator', 'e1', 7);
  connection.observer!.next(frame({}));
  connection.observer!.complete();
  connection.observer!.error();
  expect(sink.next).toHaveBeenCalledWith(frame({}));
  expect(sink.ended).toHaveBeenCalledTimes(2);
  end();
  expect(connection.ended).toHaveBeenCalledTimes(1);

  connection.closed();
  expect(lost).toHaveBeenCalledTimes(1);
  transport.close();
  connection.closed();
  expect(lost).toHaveBeenCalledTimes(1);
});
