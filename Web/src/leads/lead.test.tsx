import { act, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import type { LeadView } from '../api/contract';
import { frame, gridRow, leadView, masked, permit, snapshot, timeline } from '../testing/fixtures';
import { expectAccessible, openApp, robin } from '../testing/render';
import { screenWidth } from '../testing/setup';
import { server } from '../testing/server';

interface Sent {
  command: string;
  body: unknown;
  version: string | null;
  token: string | null;
}

/** A server with one lead that answers commands as the test says. */
async function openWith(lead: LeadView = leadView(), path = '/') {
  const state = { lead, sent: [] as Sent[], reads: 0, answer: null as null | (() => Response) };
  server.use(
    http.get('*/api/v1/leads/:id', ({ params }) => {
      state.reads++;
      return HttpResponse.json({ ...state.lead, id: params['id'] });
    }),
    http.get('*/api/v1/leads/:id/timeline', () => HttpResponse.json(timeline)),
    http.get('*/api/v1/leads/:id/messages', () => HttpResponse.json([])),
    http.get('*/api/v1/leads/:id/permit', () => HttpResponse.json(permit())),
    http.get('*/api/v1/templates', () => HttpResponse.json({ templates: [] })),
    http.post('*/api/v1/leads/:id/:command', async ({ params, request }) => {
      state.sent.push({ command: String(params['command']), body: await request.json(), version: request.headers.get('If-Match'), token: request.headers.get('X-CSRF-Token') });
      if (state.answer !== null) return state.answer();
      state.lead = { ...state.lead, version: state.lead.version + 1 };
      return HttpResponse.json({ ...state.lead, id: params['id'] });
    }),
  );
  const app = await openApp(robin, path);
  act(() => app.hub.send(snapshot([gridRow(1), gridRow(2), gridRow(3)], { toSeq: 10 })));
  await screen.findByRole('grid');
  return { ...app, state };
}

const panel = (): HTMLElement => screen.getByRole('complementary', { name: 'Lead' });
const opened = (): Promise<HTMLElement> => screen.findByRole('region', { name: 'About this lead' });
const selected = (): string | undefined => screen.getAllByRole('row').find((row) => row.getAttribute('aria-selected') === 'true')?.id;

describe('A lead that is opened', () => {
  test('shows everything that is known of it', async () => {
    await openWith(leadView({ phone: masked, consent: { ...leadView().consent, phone: masked } }), '/leads/lead-1');
    const about = within(await opened());
    expect(within(panel()).getByRole('heading', { name: 'Josephine Darakjy' })).toBeTruthy();
    expect(about.getByText('number ending in 88, fixed line or mobile, Michigan')).toBeTruthy();
    expect(about.getByText(masked)).toBeTruthy();
    expect(document.querySelector('[href^="tel:"]')).toBeNull();
    expect(about.getByText('josephine@example.com')).toBeTruthy();
    expect(about.queryByRole('link', { name: /josephine@example.com/ })).toBeNull();
    for (const words of ['4 B Blue Ridge Blvd', 'Brighton, MI 48116', 'Roof age', 'Yes', '$18.50', '$1,200.00', 'Asked twice', 'A-1', 'Call me.', '+40', '−6', '08014', 'example.com address', 'phone, text'])
      expect(about.getByText(words)).toBeTruthy();
    expect(about.getByRole('link', { name: 'forms.example.com/quote' }).getAttribute('rel')).toBe('noreferrer noopener');
    expect(about.getByText('javascript:alert(1)').closest('a')).toBeNull();
    await about.findByText('Assigned to Alder Insurance');
    await expectAccessible();
  });

  test('explains who could have had it, who could not, and why', async () => {
    const { actor } = await openWith(leadView(), '/leads/lead-1');
    await actor.click(await screen.findByText('2 of 3 brokers could take it'));
    const routing = screen.getByText('Smooth weighted round robin.').closest('details')!;
    expect([...routing.querySelectorAll('li')].map((item) => item.textContent)).toEqual(['Alder Insurance weight 3Chosen', 'Oak Advisors weight 1Could take it', 'Elm Partners weight 1No licence for MI; Paused']);
  });

  test('with little known of it says what is missing', async () => {
    const bare = leadView({ address: null, attributes: {}, consent: null, externalId: null, cost: null, revenue: null, scoreReasons: [], repairs: [], phoneFacts: null, reason: null, email: null, flags: [], appointmentAt: null, broker: null });
    await openWith(bare, '/leads/lead-1');
    await opened();
    for (const words of ['No consent came with this lead.', 'Nobody yet', 'number ending in 88, Phone']) expect(within(panel()).getAllByText(words).length).toBeGreaterThan(0);
    expect(within(panel()).queryByRole('heading', { name: 'Repaired' })).toBeNull();
  });

  test('shows earlier events when asked', async () => {
    const { actor } = await openWith(leadView(), '/leads/lead-1');
    await opened();
    server.use(
      http.get('*/api/v1/leads/:id/timeline', ({ request }) =>
        HttpResponse.json(
          new URL(request.url).searchParams.get('before') === 'p2'
            ? { entries: [{ ...timeline.entries[1], title: 'Long ago', version: 0, routing: { chosen: null, rule: 'Nobody.', candidates: [{ brokerId: 'elm', brokerName: 'Elm', eligible: false, reasons: ['Paused'], weight: 1 }] } }], next: null }
            : { ...timeline, next: 'p2' },
        ),
      ),
    );
    await actor.keyboard('jjk');
    await actor.click(await screen.findByRole('button', { name: 'Show earlier' }));
    expect(await screen.findByText('Long ago')).toBeTruthy();
    expect(screen.getByText('None of 1 broker could take it')).toBeTruthy();
  });

  test('without a history says so', async () => {
    const { actor } = await openWith(leadView(), '/leads/lead-1');
    await opened();
    server.use(http.get('*/api/v1/leads/:id/timeline', () => HttpResponse.json({ entries: [], next: null })));
    await actor.keyboard('k');
    expect(await screen.findByText('Nothing has happened yet.')).toBeTruthy();
  });

  test('is read again when a frame brings a newer version', async () => {
    const { hub, state } = await openWith(leadView(), '/leads/lead-1');
    await opened();
    state.lead = leadView({ version: 2, status: 'won' });
    act(() => hub.send(frame({ fromSeq: 10, toSeq: 11, rows: [gridRow(1, { version: 2, status: 'won' })] })));
    await waitFor(() => expect(within(panel()).getByText('Won')).toBeTruthy());
    expect(state.reads).toBe(2);
  });

  test('that is not there says so', async () => {
    const { actor } = await openWith();
    server.use(http.get('*/api/v1/leads/:id', () => HttpResponse.json({}, { status: 404 })));
    await actor.keyboard('j{Enter}');
    expect(await screen.findByRole('heading', { name: 'No such lead' })).toBeTruthy();
  });

  test('that cannot be read is tried again', async () => {
    const { actor } = await openWith();
    server.use(http.get('*/api/v1/leads/:id', () => HttpResponse.json({ detail: 'The database is away.' }, { status: 500 })), http.get('*/api/v1/leads/:id/timeline', () => HttpResponse.json({}, { status: 500 })));
    await actor.keyboard('j{Enter}');
    expect(await screen.findByText('The database is away.')).toBeTruthy();
    server.use(http.get('*/api/v1/leads/:id', () => HttpResponse.json(leadView())));
    await actor.click(screen.getByRole('button', { name: 'Try again' }));
    await opened();
    expect(await screen.findByRole('heading', { name: 'The timeline could not be loaded' })).toBeTruthy();
    server.use(http.get('*/api/v1/leads/:id/timeline', () => HttpResponse.json(timeline)));
    await actor.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Through the form')).toBeTruthy();
  });

  test('covers the screen of a phone, and the grid behind it is out of reach', async () => {
    screenWidth.now = 360;
    const { actor } = await openWith();
    await actor.click(screen.getAllByRole('row')[1]!);
    await opened();
    expect(document.querySelector<HTMLElement>('.leads-list')!.inert ?? document.querySelector('.leads-list')!.hasAttribute('inert')).toBe(true);
    await actor.click(screen.getByRole('button', { name: 'Close lead' }));
    expect(location.pathname).toBe('/');
  });
});

describe('Keys', () => {
  test('move the selection, open, follow and close', async () => {
    const { actor } = await openWith();
    await actor.keyboard('{Enter}c');
    expect(selected()).toBeUndefined();
    await actor.keyboard('j');
    expect(selected()).toBe('row-lead-3');
    await actor.keyboard('{ArrowDown}j{ArrowDown}');
    expect(selected()).toBe('row-lead-1');
    await actor.keyboard('k{ArrowUp}{PageUp}');
    expect(selected()).toBe('row-lead-3');
    await actor.keyboard('{PageDown}{Home}{End}');
    expect(selected()).toBe('row-lead-1');
    expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('row-lead-1');
    await actor.keyboard('{Enter}');
    await opened();
    expect(location.pathname).toBe('/leads/lead-1');
    expect(document.activeElement?.tagName).toBe('H2');
    await actor.keyboard('k');
    expect(location.pathname).toBe('/leads/lead-2');
    await actor.keyboard('{Escape}');
    expect(location.pathname).toBe('/');
    expect(document.activeElement).toBe(screen.getByRole('grid'));
    await actor.keyboard('{Escape}');
  });

  test('are shown with "?", and the single ones can be turned off', async () => {
    const { actor } = await openWith();
    await actor.keyboard('?');
    const dialog = screen.getByRole('dialog', { name: 'Keys' });
    expect(within(dialog).getByText('Appointment')).toBeTruthy();
    await expectAccessible(dialog);
    await actor.keyboard('j');
    expect(selected()).toBeUndefined();
    await actor.click(within(dialog).getByRole('checkbox', { name: 'One-key commands are on' }));
    await actor.click(within(dialog).getByRole('button', { name: 'Close' }));
    await actor.keyboard('j?');
    expect(selected()).toBeUndefined();
    expect(screen.queryByRole('dialog')).toBeNull();
    await actor.keyboard('{ArrowDown}');
    expect(selected()).toBe('row-lead-3');
    await actor.click(screen.getByRole('button', { name: 'Keyboard shortcuts' }));
    await actor.click(screen.getByRole('checkbox'));
    expect(localStorage.getItem('leadgrid.singleKeys')).toBe('on');
  });

  test('with Ctrl belong to the browser', async () => {
    const { actor, state } = await openWith();
    await actor.keyboard('j{Control>}c{/Control}');
    expect(state.sent).toEqual([]);
  });
});

describe('A command', () => {
  test('contacted goes with one key, with the version and the token', async () => {
    const { actor, state } = await openWith();
    await actor.keyboard('jc');
    expect(await screen.findByText('Josephine Darakjy is marked as contacted.')).toBeTruthy();
    expect(state.sent).toEqual([{ command: 'contacted', body: {}, version: '"1"', token: 'token-1' }]);
    expect(location.pathname).toBe('/');
  });

  test('on a lead that is in no row goes with the version that was opened', async () => {
    const { actor, state } = await openWith(leadView({ id: 'lead-77', version: 9 }), '/leads/lead-77');
    await opened();
    await actor.click(within(panel()).getByRole('button', { name: /Contacted/ }));
    await waitFor(() => expect(state.sent[0]!.version).toBe('"9"'));
  });

  test('note', async () => {
    const { actor, state } = await openWith();
    await actor.keyboard('jn');
    const form = await screen.findByRole('form', { name: 'Add a note' });
    await actor.click(within(form).getByRole('button', { name: 'Save note' }));
    expect(within(form).getByText('Write a note first.')).toBeTruthy();
    await actor.type(within(form).getByLabelText('Note'), ' Call after five ');
    await expectAccessible();
    await actor.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Josephine Darakjy has a new note.')).toBeTruthy();
    expect(state.sent[0]).toMatchObject({ command: 'notes', body: { text: 'Call after five' } });
    expect(screen.queryByRole('form')).toBeNull();
  });

  test('appointment', async () => {
    const { actor, state } = await openWith();
    await actor.keyboard('ja');
    const form = await screen.findByRole('form', { name: 'Set an appointment' });
    const at = within(form).getByLabelText<HTMLInputElement>('Day and time');
    expect(new Date(at.value).getTime()).toBeGreaterThan(Date.now());
    await actor.clear(at);
    await actor.click(within(form).getByRole('button', { name: 'Set appointment' }));
    expect(within(form).getByText('Give a day and a time.')).toBeTruthy();
    await actor.type(at, '2020-01-02T10:00');
    await actor.click(within(form).getByRole('button', { name: 'Set appointment' }));
    expect(within(form).getByText('An appointment lies in the future.')).toBeTruthy();
    await actor.clear(at);
    await actor.type(at, '2099-01-02T10:00');
    await actor.type(within(form).getByLabelText(/Note/), 'at home');
    await actor.click(within(form).getByRole('button', { name: 'Set appointment' }));
    await waitFor(() => expect(state.sent[0]).toMatchObject({ command: 'appointment', body: { at: new Date('2099-01-02T10:00').toISOString(), note: 'at home' } }));
  });

  test('win, with and without revenue', async () => {
    const { actor, state } = await openWith();
    await actor.keyboard('jw');
    const form = await screen.findByRole('form', { name: 'Mark as won' });
    await actor.type(within(form).getByLabelText(/Revenue/), 'much');
    await actor.click(within(form).getByRole('button', { name: 'Mark as won' }));
    expect(within(form).getByText('Give the revenue as a number, such as 1200.50.')).toBeTruthy();
    await actor.clear(within(form).getByLabelText(/Revenue/));
    await actor.type(within(form).getByLabelText(/Revenue/), '1200,50{Enter}');
    await waitFor(() => expect(state.sent[0]).toMatchObject({ command: 'win', body: { revenue: 1200.5, currency: 'USD' } }));
    await screen.findByText('Josephine Darakjy is won.');
    await actor.click(screen.getByRole('button', { name: /^Win/ }));
    await actor.click(screen.getByRole('button', { name: 'Mark as won' }));
    await waitFor(() => expect(state.sent[1]).toMatchObject({ command: 'win', body: {}, version: '"2"' }));
  });

  test.each([
    ['l', 'Mark as lost', 'lose', 'Not interested', 'is lost'],
    ['r', 'Return lead', 'return', 'Wrong number', 'goes back'],
  ])('%s asks for a reason', async (key, button, command, reason, done) => {
    const { actor, state } = await openWith();
    await actor.keyboard(`j${key}`);
    await actor.click(await screen.findByRole('button', { name: button }));
    expect(screen.getByText('Give a reason.')).toBeTruthy();
    await actor.click(screen.getByRole('button', { name: reason }));
    await actor.type(screen.getByLabelText(/Note/), 'so they said');
    await actor.click(screen.getByRole('button', { name: button }));
    expect(await screen.findByText(`Josephine Darakjy ${done}.`)).toBeTruthy();
    expect(state.sent[0]).toMatchObject({ command, body: { reason, note: 'so they said' } });
  });

  test('that the lead’s state does not allow cannot be pressed', async () => {
    await openWith(leadView({ status: 'won', commands: ['notes'] }), '/leads/lead-1');
    await opened();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Lose/ }).disabled).toBe(true);
    expect(screen.getByRole('button', { name: /^Lose/ }).title).toBe('Not possible while the lead is won');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Note/ }).disabled).toBe(false);
  });

  test('is put away with Escape or Cancel', async () => {
    const { actor } = await openWith();
    await actor.keyboard('jn');
    await screen.findByRole('form');
    await actor.keyboard('{Escape}');
    expect(screen.queryByRole('form')).toBeNull();
    await actor.keyboard('l');
    await actor.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('form')).toBeNull();
  });

  test('on a lead that was changed meanwhile shows the present state and can be tried again', async () => {
    const { actor, state } = await openWith();
    await actor.keyboard('jn');
    await actor.type(await screen.findByLabelText('Note'), 'Hello');
    const now = leadView({ version: 5, status: 'contacted' });
    state.lead = now;
    state.answer = () => HttpResponse.json({ title: 'Changed', current: now }, { status: 412 });
    await actor.click(screen.getByRole('button', { name: 'Save note' }));
    await screen.findByText('Changed meanwhile');
    expect(screen.getByText(/It is now contacted with Alder Insurance/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Note').value).toBe('Hello');
    await expectAccessible();
    state.answer = null;
    await actor.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Josephine Darakjy has a new note.');
    expect(state.sent.map((sent) => sent.version)).toEqual(['"1"', '"5"']);
  });

  test('that found a changed lead can be left, and a conflict without the lead reads it again', async () => {
    const { actor, state } = await openWith();
    state.answer = () => HttpResponse.json({}, { status: 412 });
    await actor.keyboard('jc');
    await actor.click(await screen.findByRole('button', { name: 'Leave it' }));
    expect(screen.queryByText('Changed meanwhile')).toBeNull();
    expect(location.pathname).toBe('/leads/lead-3');
  });

  test('that the server refuses shows the server’s sentence', async () => {
    const { actor, state } = await openWith();
    state.answer = () => HttpResponse.json({ detail: 'A lead that is won cannot be lost.', current: leadView() }, { status: 409 });
    await actor.keyboard('jl');
    await actor.type(await screen.findByLabelText('Reason'), 'x');
    await actor.click(screen.getByRole('button', { name: 'Mark as lost' }));
    await screen.findByText('A lead that is won cannot be lost.');
    expect(screen.queryByRole('form')).toBeNull();
    // A toast may stand beside it, with a button of the same name.
    const dismiss = screen.getAllByRole('button', { name: 'Dismiss' }).find((button) => button.classList.contains('quiet'));
    await actor.click(dismiss!);
    expect(screen.queryByText('A lead that is won cannot be lost.')).toBeNull();
  });

  test.each([
    [{ detail: 'Faulty.', errors: { text: ['Too long.'] } }, 'Too long.'],
    [{ detail: 'Faulty.' }, 'Faulty.'],
  ])('with a faulty body shows the fault where it was typed', async (document, sentence) => {
    const { actor, state } = await openWith();
    state.answer = () => HttpResponse.json(document, { status: 422 });
    await actor.keyboard('jn');
    await actor.type(await screen.findByLabelText('Note'), 'x');
    await actor.click(screen.getByRole('button', { name: 'Save note' }));
    expect(await within(screen.getByRole('form')).findByText(sentence)).toBeTruthy();
  });

  test('is sent once, however often the key is pressed', async () => {
    const { actor, state } = await openWith();
    let finish = (): void => undefined;
    const held = new Promise<void>((resolve) => (finish = resolve));
    server.use(
      http.post('*/api/v1/leads/:id/contacted', async () => {
        state.sent.push({ command: 'contacted', body: {}, version: null, token: null });
        await held;
        return HttpResponse.json(leadView({ version: 2 }));
      }),
    );
    await actor.keyboard('jccc');
    await vi.waitFor(() => expect(state.sent).toHaveLength(1));
    finish();
    await screen.findByText(/is marked as contacted/);
    expect(state.sent).toHaveLength(1);
  });
});
