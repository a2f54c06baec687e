import { act, fireEvent, screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import { frame, gridRow, leadView, masked, noon, snapshot } from '../testing/fixtures';
import { administrator, expectAccessible, openApp, robin } from '../testing/render';
import { server } from '../testing/server';
import { screenWidth } from '../testing/setup';
import type { GridRow } from '../api/contract';
import type { FakeHub } from '../testing/fakeHub';

async function withRows(rows: GridRow[], user = administrator) {
  const app = await openApp(user);
  act(() => app.hub.send(snapshot(rows, { toSeq: 10 })));
  if (rows.length > 0) await screen.findByRole('grid');
  return app;
}

const delta = (hub: FakeHub, from: number, rows: GridRow[], removed: string[] = []): void => act(() => hub.send(frame({ fromSeq: from, toSeq: from + 1, rows, removed, total: 1 })));
const names = (): string[] => screen.getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('gridcell')[1]!.textContent!);
const three = [
  gridRow(1, { lastName: 'Abel', score: 20 }),
  gridRow(2, { lastName: 'Brandt', score: 90, status: 'won', state: 'NY', campaign: 'home', brokerId: null, brokerName: null }),
  gridRow(3, { lastName: 'Cole', score: 55, flags: ['test name'], appointmentAt: noon, phone: null, email: null }),
];

describe('The grid', () => {
  test('says what it is to a screen reader', async () => {
    await withRows(three);
    const grid = screen.getByRole('grid', { name: 'Leads' });
    expect(grid.getAttribute('aria-rowcount')).toBe('4');
    expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['Score', 'Lead', 'Status', 'Phone', 'Email', 'Place', 'Campaign', 'Broker', 'Appointment', 'Received']);
    expect(screen.getByRole('columnheader', { name: 'Received' }).getAttribute('aria-sort')).toBe('descending');
    expect(screen.getAllByRole('row').map((row) => row.getAttribute('aria-rowindex'))).toEqual(['1', '2', '3', '4']);
    expect(names()).toEqual(['Josephine ColeFlagged: test name', 'Josephine Brandt', 'Josephine Abel']);
    expect(screen.getByText('Nobody yet')).toBeTruthy();
    await expectAccessible();
  });

  test('has no column of brokers for a broker', async () => {
    await withRows(three, robin);
    expect(screen.queryByRole('columnheader', { name: 'Broker' })).toBeNull();
  });

  test('shows a broker the end of a number, as it came and not as a link', async () => {
    await withRows([gridRow(1, { phone: masked })], robin);
    expect(screen.getByText(masked).getAttribute('role')).toBe('gridcell');
    expect(document.querySelector('[href^="tel:"]')).toBeNull();
  });

  test('tells once which new leads a broker has been shown, and tells again what the server did not hear', async () => {
    const heard: string[][] = [];
    let down = true;
    server.use(
      http.post('*/api/v1/leads/noticed', async ({ request }) => {
        heard.push(((await request.json()) as { ids: string[] }).ids);
        return new HttpResponse(null, { status: down ? 503 : 204 });
      }),
    );
    const { hub } = await withRows([gridRow(1, { status: 'assigned' }), gridRow(2, { status: 'won' })], robin);
    await vi.waitFor(() => expect(heard).toEqual([[gridRow(1).id]]), { timeout: 3_000 });
    down = false;
    delta(hub, 10, [gridRow(3, { status: 'assigned' })]);
    await vi.waitFor(() => expect(heard[1]?.toSorted()).toEqual([gridRow(1).id, gridRow(3).id].toSorted()), { timeout: 3_000 });
    delta(hub, 11, [gridRow(3, { status: 'assigned', version: 2 })]);
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(heard).toHaveLength(2);
  });

  test('draws only the rows that can be seen', async () => {
    await withRows(Array.from({ length: 5_000 }, (_, index) => gridRow(index)));
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('5001');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
  });

  test('shows a new lead without a reload and says so once', async () => {
    const { hub } = await withRows(three);
    delta(hub, 10, [gridRow(9, { lastName: 'New', score: 72 })]);
    await vi.waitFor(() => expect(names()[0]).toBe('Josephine New'));
    expect(screen.getAllByRole('row')[1]!.className).toContain('fresh');
    await vi.waitFor(() => expect(screen.getByRole('status', { name: 'New leads' }).textContent).toBe('New lead: Josephine New, MI, score 72.'));
    delta(hub, 11, [gridRow(10), gridRow(11)]);
    await vi.waitFor(() => expect(names()).toHaveLength(6));
    expect(screen.getByRole('status', { name: 'New leads' }).textContent).toBe('New lead: Josephine New, MI, score 72.');
  });

  test('changes a row in place and lets the changed cells flash, and no others', async () => {
    const { hub } = await withRows(three);
    expect(document.querySelector('.flash')).toBeNull();
    delta(hub, 10, [gridRow(1, { version: 2, lastName: 'Abel', score: 99 })]);
    await vi.waitFor(() => expect([...document.querySelectorAll('.flash')].map((cell) => cell.textContent)).toEqual(['99']));
    await vi.waitFor(() => expect(document.querySelector('.flash')).toBeNull());
  });

  test('lets a lead that left the view go', async () => {
    const { hub } = await withRows(three);
    delta(hub, 10, [], ['lead-3']);
    await vi.waitFor(() => expect(names()).toEqual(['Josephine Brandt', 'Josephine Abel']));
  });

  test('sorts by a column, and the other way with a second click', async () => {
    const { actor } = await withRows(three);
    await actor.click(screen.getByRole('button', { name: 'Score' }));
    expect(names().map((name) => name.split(' ')[1])).toEqual(['Brandt', 'ColeFlagged:', 'Abel']);
    await actor.click(screen.getByRole('button', { name: 'Score' }));
    expect(screen.getByRole('columnheader', { name: 'Score' }).getAttribute('aria-sort')).toBe('ascending');
    await actor.click(screen.getByRole('button', { name: 'Lead' }));
    expect(names()[0]).toBe('Josephine Abel');
  });

  test('on a phone sorts by a choice of its own', async () => {
    screenWidth.now = 360;
    const { actor } = await withRows(three);
    await actor.selectOptions(screen.getByLabelText('Sort by'), 'score');
    expect(names()[0]).toBe('Josephine Brandt');
    await actor.click(screen.getByRole('button', { name: 'Descending; switch to ascending' }));
    expect(names()[0]).toBe('Josephine Abel');
    expect(screen.getAllByRole('row')[2]!.style.translate || screen.getAllByRole('row')[2]!.getAttribute('style')).toContain('64px');
  });

  test('keeps its place under the reader while leads come in above', async () => {
    const { hub, actor } = await withRows(Array.from({ length: 200 }, (_, index) => gridRow(index)));
    const grid = screen.getByRole('grid');
    act(() => {
      grid.scrollTop = 360;
      fireEvent.scroll(grid);
    });
    delta(hub, 10, [gridRow(500), gridRow(501)]);
    await vi.waitFor(() => expect(grid.scrollTop).toBe(432));
    await actor.click(screen.getByRole('button', { name: '2 new leads above' }));
    fireEvent.scroll(grid);
    expect(grid.scrollTop).toBe(0);
    await vi.waitFor(() => expect(screen.queryByRole('button', { name: /above/ })).toBeNull());
  });
});

describe('Follow-up in the grid', () => {
  test('marks whom to call and counts down to the way back, in the rows that have either', async () => {
    await withRows([gridRow(1), gridRow(2, { callDueAt: noon }), gridRow(3, { pullBackAt: Date.now() + 5 * 60_000 })]);
    const [third, second, first] = screen.getAllByRole('row').slice(1).map((row) => within(row));
    expect(third!.getByRole('timer').textContent).toMatch(/^0[45]:\d\d$/);
    expect(second!.getByText(/^Call due since/)).toBeTruthy();
    expect(second!.queryByRole('timer')).toBeNull();
    expect(first!.queryByText(/^Call due/)).toBeNull();
    await expectAccessible();
  });

  test('leaves only those whom to call, until a call was made', async () => {
    const { actor, hub } = await withRows([gridRow(1), gridRow(2, { callDueAt: noon }), gridRow(3, { callDueAt: noon })]);
    const toggle = screen.getByRole('button', { name: 'Calls due 2' });
    await actor.click(toggle);
    expect(toggle.getAttribute('aria-pressed')).toBe('true');
    expect(names()).toHaveLength(2);
    delta(hub, 10, [gridRow(2, { version: 2 })]);
    await vi.waitFor(() => expect(names()).toHaveLength(1));
    expect(screen.getByRole('button', { name: 'Calls due 1' })).toBe(toggle);
    await actor.click(screen.getByRole('button', { name: 'Clear' }));
    expect(names()).toHaveLength(3);
  });
});

describe('Filters', () => {
  test('of status, campaign, state and score narrow the grid, and clear', async () => {
    const { actor } = await withRows(three);
    await actor.click(screen.getByRole('button', { name: /^Won/ }));
    expect(names()).toEqual(['Josephine Brandt']);
    expect(screen.getByText('1 of 3 leads')).toBeTruthy();
    await actor.click(screen.getByRole('button', { name: /^New/ }));
    expect(names()).toHaveLength(3);
    await actor.click(screen.getByRole('button', { name: /^Won/ }));
    expect(names()).toHaveLength(2);
    await actor.click(screen.getByRole('button', { name: /^All/ }));
    await actor.selectOptions(screen.getByLabelText('Campaign'), 'home');
    expect(names()).toEqual(['Josephine Brandt']);
    await actor.selectOptions(screen.getByLabelText('Campaign'), '');
    await actor.selectOptions(screen.getByLabelText('State'), 'MI');
    expect(names()).toHaveLength(2);
    await actor.type(screen.getByLabelText('Score from'), '50');
    expect(names()).toHaveLength(1);
    await actor.click(screen.getByRole('button', { name: 'Clear' }));
    expect(names()).toHaveLength(3);
  });

  test('that nothing passes say so, and a choice that is gone stays to be seen', async () => {
    const { actor, hub } = await withRows(three);
    await actor.selectOptions(screen.getByLabelText('State'), 'NY');
    delta(hub, 10, [], ['lead-2']);
    await screen.findByRole('heading', { name: 'No lead fits' });
    expect(screen.getByLabelText<HTMLSelectElement>('State').value).toBe('NY');
    await actor.click(screen.getByRole('button', { name: 'Clear search and filters' }));
    expect(names()).toHaveLength(2);
  });

  test('open on a phone', async () => {
    screenWidth.now = 360;
    const { actor } = await withRows(three);
    const toggle = screen.getByRole('button', { name: 'Filters' });
    await actor.click(toggle);
    expect(toggle.getAttribute('aria-expanded')).toBe('true');
  });

  test('by a whole number find what the server says, where rows show its end only', async () => {
    const asked: unknown[] = [];
    server.use(
      http.post('*/api/v1/leads/search', async ({ request }) => {
        asked.push(await request.json());
        return HttpResponse.json({ leads: [leadView({ id: 'lead-1', phone: masked })], next: null });
      }),
    );
    const { actor } = await withRows([gridRow(1, { lastName: 'Abel', phone: masked }), gridRow(2, { lastName: 'Brandt', phone: masked })], robin);
    await actor.type(screen.getByRole('searchbox'), '(810) 292-938');
    await screen.findByRole('heading', { name: 'No lead fits' });
    expect(asked).toEqual([]);
    await actor.type(screen.getByRole('searchbox'), '8');
    await vi.waitFor(() => expect(names()).toEqual(['Josephine Abel']));
    expect(asked).toEqual([{ phone: '(810) 292-9388', limit: 500 }]);
    expect(screen.queryByText(/292-9388/)).toBeNull();
  });

  test('by a whole number say so when the server is away', async () => {
    server.use(http.post('*/api/v1/leads/search', () => HttpResponse.json({ detail: 'The cluster is away.' }, { status: 503 })));
    const { actor } = await withRows([gridRow(1, { phone: masked })], robin);
    await actor.type(screen.getByRole('searchbox'), '8102929388');
    expect(await screen.findByText('The number could not be looked for: The cluster is away.')).toBeTruthy();
  });

  test('by a whole number ask nobody where rows show it', async () => {
    const { actor } = await withRows(three);
    await actor.type(screen.getByRole('searchbox'), '(810) 292-9388');
    await vi.waitFor(() => expect(names()).toEqual(['Josephine Brandt', 'Josephine Abel']));
  });

  test('by search find a part of a name, also while it is typed', async () => {
    const { actor } = await withRows(three);
    await actor.keyboard('/');
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    await actor.keyboard('brand');
    await vi.waitFor(() => expect(names()).toEqual(['Josephine Brandt']));
    await actor.keyboard('{Escape}');
    await vi.waitFor(() => expect(names()).toHaveLength(3));
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('');
    expect(document.activeElement).toBe(screen.getByRole('grid'));
  });

  test('say when the grid holds only the newest', async () => {
    const { hub } = await withRows(three);
    act(() => hub.send(snapshot(three, { total: 70_000 })));
    expect(await screen.findByText(/70,000 leads/)).toBeTruthy();
    expect(screen.getByText('(newest 3 here)')).toBeTruthy();
  });
});

describe('The connection', () => {
  const state = (): string | null => screen.getByRole('status', { name: 'Connection' }).getAttribute('data-state');

  test('is shown in every state', async () => {
    const { hub } = await openApp(administrator);
    expect(state()).toBe('connecting');
    expect(screen.getByText('Loading leads…')).toBeTruthy();
    act(() => hub.send(snapshot(three, { toSeq: 10 })));
    expect(state()).toBe('live');
    act(() => hub.send(frame({ kind: 'heartbeat', toSeq: 12 })));
    expect(state()).toBe('behind');
    act(() => hub.send(frame({ fromSeq: 10, toSeq: 12 })));
    expect(state()).toBe('live');
    hub.down = true;
    act(() => hub.lose());
    expect(state()).toBe('reconnecting');
    expect(screen.getByText(/What you miss is shown as soon as it is back/)).toBeTruthy();
  });

  test('that has never been says why there is nothing', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await openApp(administrator);
    await screen.findByRole('heading', { name: 'You are offline' });
  });
});

test.each([
  [robin, /routed to you/],
  [administrator, /posted or imported/],
])('Without any lead it says what will come', async (user, words) => {
  await withRows([], user);
  expect(await screen.findByText(words)).toBeTruthy();
});
