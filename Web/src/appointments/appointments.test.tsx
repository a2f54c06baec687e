import { act, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import type { BrokerCalendar, LeadView } from '../api/contract';
import { remindersOf } from '../campaigns/reminders';
import { ShowRate } from '../campaigns/ShowRate';
import { calendar, counters, gridRow, leadView, permit, snapshot, timeline } from '../testing/fixtures';
import { administrator, expectAccessible, openApp, robin, show } from '../testing/render';
import { server } from '../testing/server';

async function openCalendar(stored: BrokerCalendar = calendar()) {
  const state = { puts: [] as unknown[], answer: null as null | (() => Response) };
  server.use(
    http.get('*/api/v1/brokers/alder/calendar', () => HttpResponse.json(stored)),
    http.put('*/api/v1/brokers/alder/calendar', async ({ request }) => {
      const body = await request.json();
      state.puts.push(request.headers.get('If-Match'), body);
      return state.answer === null ? HttpResponse.json({ ...stored, ...(body as object), version: 4 }) : state.answer();
    }),
  );
  return { ...(await openApp(robin, '/calendar')), state };
}

describe('A broker’s calendar', () => {
  test('asks for missing outcomes, shows what comes, and what became of the last week', async () => {
    await openCalendar();
    const overdue = within(await screen.findByRole('region', { name: 'Without an outcome' }));
    expect(overdue.getByRole('link', { name: 'Josephine' }).getAttribute('href')).toBe('/leads/lead-1');
    expect(within(screen.getByRole('region', { name: 'Coming' })).getByRole('link', { name: 'A lead' }).getAttribute('href')).toBe('/leads/lead-3');
    expect(within(screen.getByRole('region', { name: 'Of the last week' })).getByText('45 min, kept')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Calendar' }).getAttribute('aria-current')).toBe('page');
    await expectAccessible();
  });

  test('is saved whole with the version it was read by', async () => {
    const { actor, state } = await openCalendar(calendar({ appointments: [] }));
    expect(await screen.findByText('Nothing is booked.')).toBeTruthy();
    const slot = screen.getByLabelText('An appointment takes (minutes)');
    await actor.clear(slot);
    await actor.type(slot, '45');
    await actor.click(screen.getByRole('button', { name: 'Remove days off 1' }));
    await actor.click(screen.getByRole('button', { name: 'Add days off' }));
    await actor.type(screen.getByLabelText('First day'), '2026-12-24');
    await actor.type(screen.getByLabelText('Last day'), '2026-12-26');
    await actor.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('The calendar is saved.')).toBeTruthy();
    expect(state.puts).toEqual([
      '"3"',
      { booking: { slotMinutes: 45, bufferMinutes: 10, noticeMinutes: 120, horizonDays: 14 }, absences: [{ from: '2026-12-24', to: '2026-12-26', note: null }] },
    ]);
  });

  test('with faults is not sent, and each field says its own', async () => {
    const { actor, state } = await openCalendar();
    const slot = await screen.findByLabelText('An appointment takes (minutes)');
    await actor.clear(slot);
    await actor.type(slot, '14');
    await actor.click(screen.getByRole('button', { name: 'Add days off' }));
    await actor.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByText('Use a whole number from 15 to 240.')).toBeTruthy();
    expect(screen.getByText('Give the first and the last day; the last is the first or a later one.')).toBeTruthy();
    expect(slot.getAttribute('aria-invalid')).toBe('true');
    expect(state.puts).toEqual([]);
  });

  test.each([
    [422, { errors: { 'booking.horizonDays': ['Use 1 to 90 days.'], 'absences[0].note': ['Shorter, please.'] } }, ['Use 1 to 90 days.', 'Shorter, please.']],
    [412, {}, [/Somebody else changed this broker/]],
    [503, { detail: 'Not every router could be told.' }, ['Not every router could be told.']],
  ])('that is refused with %d says why', async (status, document, sentences) => {
    const { actor, state } = await openCalendar();
    state.answer = () => HttpResponse.json(document, { status });
    await actor.click(await screen.findByRole('button', { name: 'Save' }));
    for (const sentence of sentences) expect(await screen.findByText(sentence)).toBeTruthy();
  });

  test('gets a new secret address', async () => {
    const { actor } = await openCalendar();
    server.use(http.post('*/api/v1/brokers/alder/calendar/feed', () => HttpResponse.json({ feed: 'https://leads.example.com/calendar/new.ics' })));
    await actor.click(await screen.findByRole('button', { name: 'New address' }));
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Subscribe to this address').value).toBe('https://leads.example.com/calendar/new.ics'));
  });

  test('that cannot be read can be tried again, and is an administrator’s to open', async () => {
    server.use(http.get('*/api/v1/brokers/alder/calendar', () => HttpResponse.json({ detail: 'Not now.' }, { status: 500 })));
    const { actor } = await openApp(administrator, '/brokers/alder/calendar');
    expect(await screen.findByText('Not now.')).toBeTruthy();
    server.use(http.get('*/api/v1/brokers/alder/calendar', () => HttpResponse.json(calendar())));
    await actor.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Calendar' })).toBeTruthy();
  });
});

const set: Partial<LeadView> = { status: 'appointment_set', commands: ['notes', 'appointment', 'appointment/kept', 'appointment/no-show', 'appointment/cancel', 'win', 'lose', 'return'] };

async function openLead(appointmentAt: string) {
  const state = { lead: leadView({ ...set, appointmentAt }), sent: [] as unknown[] };
  server.use(
    http.get('*/api/v1/leads/:id', () => HttpResponse.json(state.lead)),
    http.get('*/api/v1/leads/:id/timeline', () => HttpResponse.json(timeline)),
    http.get('*/api/v1/leads/:id/messages', () => HttpResponse.json([])),
    http.get('*/api/v1/leads/:id/permit', () => HttpResponse.json(permit())),
    http.get('*/api/v1/templates', () => HttpResponse.json({ templates: [] })),
    http.post('*/api/v1/leads/:id/appointment/:outcome', async ({ params, request }) => {
      state.sent.push([params['outcome'], await request.json(), request.headers.get('If-Match')]);
      state.lead = { ...state.lead, version: 2, status: params['outcome'] === 'kept' ? 'appointment_kept' : 'contacted', commands: ['notes'] };
      return HttpResponse.json(state.lead);
    }),
  );
  const app = await openApp(robin, '/leads/lead-1');
  act(() => app.hub.send(snapshot([gridRow(1, { status: 'appointment_set', appointmentAt: Date.parse(appointmentAt) })], { toSeq: 10 })));
  await screen.findByRole('region', { name: 'About this lead' });
  return { ...app, state };
}

describe('An appointment in the panel', () => {
  test('whose time has come asks for its outcome, in the grid too', async () => {
    const { actor, state } = await openLead('2020-03-04T12:00:00Z');
    expect(screen.getByText('Say whether it was kept.')).toBeTruthy();
    expect(screen.getByTitle('Say whether it was kept').textContent).toMatch(/^Kept\? /);
    await expectAccessible();
    await actor.click(screen.getByRole('button', { name: 'Kept' }));
    expect(await screen.findByText('Josephine Darakjy has kept the appointment.')).toBeTruthy();
    expect(state.sent).toEqual([['kept', {}, '"1"']]);
    await waitFor(() => expect(screen.queryByText('Say whether it was kept.')).toBeNull());
  });

  test('that is to come can be cancelled with a reason, and has no outcome yet', async () => {
    const { actor, state } = await openLead('2099-03-04T12:00:00Z');
    expect(screen.queryByRole('button', { name: 'Kept' })).toBeNull();
    await actor.click(screen.getByRole('button', { name: 'Cancel it' }));
    const form = within(screen.getByRole('form', { name: 'Cancel the appointment' }));
    await actor.click(form.getByRole('button', { name: 'Cancel appointment' }));
    expect(form.getByText('Give a reason.')).toBeTruthy();
    await actor.click(form.getByRole('button', { name: 'They called it off' }));
    await actor.click(form.getByRole('button', { name: 'Cancel appointment' }));
    expect(await screen.findByText('Josephine Darakjy has no appointment any more.')).toBeTruthy();
    expect(state.sent).toEqual([['cancel', { reason: 'They called it off' }, '"1"']]);
  });

  test('can be booked by a link that the broker copies', async () => {
    const { actor } = await openLead('2099-03-04T12:00:00Z');
    const write = vi.spyOn(navigator.clipboard, 'writeText');
    server.use(http.get('*/api/v1/leads/lead-1/booking-link', () => HttpResponse.json({ link: 'https://leads.example.com/b/abc' })));
    await actor.click(screen.getByRole('button', { name: 'Copy booking link' }));
    expect(await screen.findByText(/The booking link is copied/)).toBeTruthy();
    expect(write).toHaveBeenCalledWith('https://leads.example.com/b/abc');
    server.use(http.get('*/api/v1/leads/lead-1/booking-link', () => HttpResponse.json({ detail: 'Not yours.' }, { status: 404 })));
    await actor.click(screen.getByRole('button', { name: 'Copy booking link' }));
    expect(await screen.findByText('Not yours.')).toBeTruthy();
  });
});

describe('The show rate', () => {
  test('is of the outcomes that were told', async () => {
    server.use(http.get('*/api/v1/campaigns/solar-us/counters', () => HttpResponse.json(counters)));
    show(<ShowRate code="solar-us" />);
    expect(await screen.findByText('95 %')).toBeTruthy();
    await expectAccessible();
  });

  test('is none where none was told, and a failure can be tried again', async () => {
    server.use(http.get('*/api/v1/campaigns/solar-us/counters', () => HttpResponse.json({ detail: 'Away.' }, { status: 500 })));
    const { actor } = show(<ShowRate code="solar-us" />);
    expect(await screen.findByText('Away.')).toBeTruthy();
    server.use(http.get('*/api/v1/campaigns/solar-us/counters', () => HttpResponse.json({ ...counters, total: { ...counters.total, appointmentKept: 0, noShow: 0 } })));
    await actor.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No outcome yet')).toBeTruthy();
  });
});

test.each([
  ['24', 1440, false],
  ['0,25', 15, false],
  ['1.5', 90, false],
  ['0.2', 12, true],
  ['721', 43260, true],
  ['soon', 0, true],
])('A reminder %s hours before', (hours, beforeMinutes, faulty) => {
  const faults: string[] = [];
  expect(remindersOf([{ hours, channel: 'sms', template: ' a ' }], (field) => faults.push(field))).toEqual([{ beforeMinutes, channel: 'sms', template: 'a' }]);
  expect(faults).toEqual(faulty ? ['outreach.reminders'] : []);
});
