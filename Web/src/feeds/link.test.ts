import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeHub } from '../testing/fakeHub';
import { frame, gridRow, snapshot } from '../testing/fixtures';
import { backoff } from './backoff';
import { FeedLink } from './link';

let hub: FakeHub;
let link: FeedLink;
const take = vi.fn();
const refused = vi.fn();

const settled = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined);
const network = (onLine: boolean): void => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(onLine);
  window.dispatchEvent(new Event(onLine ? 'online' : 'offline'));
};

beforeEach(async () => {
  vi.useFakeTimers();
  take.mockReset();
  refused.mockReset();
  hub = new FakeHub();
  link = new FeedLink({ view: 'broker/alder', open: hub.open, take, refused, random: () => 0.5 });
  link.start();
  await settled();
});
afterEach(() => link.stop());

async function live(seq = 5): Promise<void> {
  hub.send(snapshot([gridRow(1)], { toSeq: seq }));
  await settled();
  expect(link.state()).toBe('live');
}

test('It first watches with nothing and is live when the snapshot is whole', async () => {
  expect(hub.last).toMatchObject({ view: 'broker/alder', epoch: null, seq: null });
  hub.send(snapshot([gridRow(1)], { more: true, toSeq: 5 }));
  expect(link.state()).toBe('connecting');
  hub.send(snapshot([gridRow(2)], { toSeq: 5 }));
  expect(link.state()).toBe('live');
  expect(take.mock.calls.map((call) => call[0] as string)).toEqual(['replace', 'append']);
});

test('Starting twice connects once', async () => {
  link.start();
  await settled();
  expect(hub.opened).toBe(1);
});

test('A gap is behind, and is asked for with what the browser has', async () => {
  await live(5);
  hub.send(frame({ fromSeq: 7, toSeq: 8 }));
  expect(link.state()).toBe('behind');
  expect(hub.watched).toHaveLength(2);
  expect(hub.watched[0]!.ended).toBe(true);
  expect(hub.last).toMatchObject({ epoch: 'e1', seq: 5 });
  hub.send(frame({ fromSeq: 5, toSeq: 8 }));
  expect(link.state()).toBe('live');
});

test('A heartbeat with another number is a gap', async () => {
  await live(5);
  hub.send(frame({ kind: 'heartbeat', toSeq: 6 }));
  expect(hub.last).toMatchObject({ epoch: 'e1', seq: 5 });
});

test('What a former stream still says is not heard', async () => {
  await live(5);
  const former = hub.last;
  hub.send(frame({ fromSeq: 7, toSeq: 8 }));
  take.mockClear();
  former.sink.next(frame({ fromSeq: 5, toSeq: 6 }));
  former.sink.ended();
  expect(take).not.toHaveBeenCalled();
  expect(hub.opened).toBe(1);
});

test('A server that only answers with gaps is left and tried again later', async () => {
  await live(5);
  for (let times = 0; times < 4; times++) hub.send(frame({ fromSeq: 7, toSeq: 8 }));
  expect(link.state()).toBe('reconnecting');
  expect(hub.closed).toBe(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(hub.opened).toBe(2);
});

test('Silence for more than six seconds is a lost connection', async () => {
  await live(5);
  await vi.advanceTimersByTimeAsync(4_000);
  hub.send(frame({ kind: 'heartbeat', toSeq: 5 }));
  await vi.advanceTimersByTimeAsync(6_000);
  expect(hub.opened).toBe(1);
  const states: string[] = [];
  link.subscribe(() => states.push(link.state()));
  await vi.advanceTimersByTimeAsync(1_200);
  expect(states.slice(0, 2)).toEqual(['behind', 'reconnecting']);
  expect(hub.opened).toBe(2);
  expect(hub.last).toMatchObject({ epoch: 'e1', seq: 5 });
});

test('A stream that ends, or a connection that is lost, is opened again', async () => {
  await live();
  hub.last.sink.ended();
  expect(link.state()).toBe('reconnecting');
  await vi.advanceTimersByTimeAsync(200);
  expect(hub.opened).toBe(2);
  hub.send(frame({ fromSeq: 5, toSeq: 5 }));
  expect(link.state()).toBe('live');
  hub.lose();
  await vi.advanceTimersByTimeAsync(200);
  expect(hub.opened).toBe(3);
});

test('It never gives up, waits longer each time, and asks whether the session is still good', async () => {
  await live();
  hub.down = true;
  hub.lose();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  const tries = hub.opened;
  expect(tries).toBeGreaterThan(60);
  expect(tries).toBeLessThan(200);
  expect(refused).toHaveBeenCalled();
  hub.down = false;
  await vi.advanceTimersByTimeAsync(5_000);
  hub.send(snapshot([], { epoch: 'e2', toSeq: 1 }));
  expect(link.state()).toBe('live');
});

describe('Without a network', () => {
  test('it says so, and comes back at once when the network does', async () => {
    await live(5);
    network(false);
    expect(link.state()).toBe('offline');
    hub.down = true;
    hub.lose();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(link.state()).toBe('offline');
    hub.down = false;
    const before = hub.opened;
    network(true);
    await settled();
    expect(hub.opened).toBe(before + 1);
    expect(hub.last).toMatchObject({ epoch: 'e1', seq: 5 });
    hub.send(frame({ fromSeq: 5, toSeq: 9 }));
    expect(link.state()).toBe('live');
  });

  test('a connection that opens too late, after the network came back, is closed', async () => {
    let finish: (() => void) | undefined;
    const closed = vi.fn();
    const slow = new FeedLink({
      view: 'operator',
      take,
      open: () => new Promise((resolve) => (finish ??= () => resolve({ watch: () => () => undefined, close: closed }))),
    });
    slow.start();
    network(true);
    finish!();
    await settled();
    expect(closed).toHaveBeenCalledTimes(1);
    slow.stop();
  });
});

test('Stopped, it stays stopped', async () => {
  await live();
  link.stop();
  hub.lose();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(hub.opened).toBe(1);
});

test('The wait doubles up to ten seconds and is spread over its whole length', () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
      const wait = backoff(attempt, () => random);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(Math.min(10_000, 250 * 2 ** attempt));
    }),
  );
  expect(backoff(0, () => 1)).toBe(250);
  expect(backoff(9, () => 1)).toBe(10_000);
});
