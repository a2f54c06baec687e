import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import type { FollowUpView, LeadView, User } from '../api/contract';
import { gridRow, leadView, permit, snapshot, timeline } from '../testing/fixtures';
import { administrator, expectAccessible, openApp, robin } from '../testing/render';
import { server } from '../testing/server';

const run = (part: Partial<FollowUpView> = {}): FollowUpView => ({
  sequence: 'twelve-days',
  version: 3,
  status: 'running',
  startedAt: '2026-03-04T12:00:00Z',
  dueAt: null,
  nextStep: null,
  because: [],
  reason: null,
  call: null,
  ...part,
});
const call = { step: 'call-1', since: '2026-03-04T12:01:00Z', note: 'Ask for a time' };
const all: LeadView['commands'] = [...leadView().commands, 'calls', 'follow-up/start', 'follow-up/pause', 'follow-up/stop'];

interface Sent {
  path: string;
  version: string | null;
  body: unknown;
}

async function open(part: Partial<LeadView>, user: User = robin) {
  const state = { lead: leadView({ commands: all, ...part }), sent: [] as Sent[], listed: 0, answer: null as null | (() => Response) };
  const take = async ({ request }: { request: Request }) => {
    state.sent.push({ path: new URL(request.url).pathname.replace('/api/v1/leads/lead-1/', ''), version: request.headers.get('If-Match'), body: await request.json() });
    return state.answer?.() ?? HttpResponse.json(state.lead);
  };
  server.use(
    http.get('*/api/v1/leads/:id', () => HttpResponse.json(state.lead)),
    http.get('*/api/v1/leads/:id/timeline', () => HttpResponse.json(timeline)),
    http.get('*/api/v1/leads/:id/messages', () => HttpResponse.json([])),
    http.get('*/api/v1/leads/:id/permit', () => HttpResponse.json(permit())),
    http.get('*/api/v1/templates', () => HttpResponse.json({ templates: [] })),
    http.get('*/api/v1/leads/:id/sequences', () => {
      state.listed++;
      return HttpResponse.json({ sequences: [{ id: 'no-show', name: 'No-show' }] });
    }),
    http.post('*/api/v1/leads/:id/calls', take),
    http.post('*/api/v1/leads/:id/follow-up/:what', take),
  );
  const app = await openApp(user, '/leads/lead-1');
  act(() => app.hub.send(snapshot([gridRow(1)], { toSeq: 10 })));
  const about = within(await screen.findByRole('region', { name: 'About this lead' }));
  return { ...app, state, about };
}

describe('The follow-up of a lead', () => {
  test('says what runs, what comes next and when, and why it waits', async () => {
    const due = new Date(Date.now() + 3 * 3_600_000 + 60_000).toISOString();
    const { about } = await open({ followUp: run({ dueAt: due, nextStep: 'email-2', because: ['In MI it is 7:00: e-mails may be sent from 8:00 on.'] }) });
    expect(about.getByText('twelve-days').parentElement!.textContent).toBe('twelve-days version 3 Runs');
    const next = about.getByText(/^Next: email-2/);
    expect(next.textContent).toMatch(/^Next: email-2, in 3 h \(.+\)$/);
    expect(next.querySelector('time')!.dateTime).toBe(due);
    expect(about.getByText(/In MI it is 7:00/)).toBeTruthy();
    await expectAccessible();
  });

  test('says why it is paused or has ended, and nothing of a next step that will not come', async () => {
    const { about, state, actor } = await open({ followUp: run({ status: 'paused', reason: 'the person has answered', nextStep: 'call-2' }), commands: ['follow-up/resume', 'follow-up/stop'] });
    expect(about.getByText('Paused: the person has answered')).toBeTruthy();
    expect(about.getByText('Next: call-2, once it goes on')).toBeTruthy();
    expect(about.queryByRole('button', { name: 'Pause' })).toBeNull();
    state.lead = leadView({ version: 2, followUp: run({ status: 'stopped', reason: 'by Robin Alder', nextStep: 'call-2' }), commands: [] });
    await actor.click(about.getByRole('button', { name: 'Stop' }));
    expect(await about.findByText('Ended: by Robin Alder')).toBeTruthy();
    expect(about.queryByText(/^Next/)).toBeNull();
    expect(about.queryByText('Start another')).toBeNull();
    expect(state.sent).toEqual([{ path: 'follow-up/stop', version: '"1"', body: {} }]);
  });

  test('is paused and resumed where the lead’s commands name it', async () => {
    const { about, actor, state } = await open({ followUp: run() });
    state.lead = leadView({ version: 2, followUp: run({ status: 'paused', reason: 'by Robin Alder' }), commands: ['follow-up/resume'] });
    await actor.click(about.getByRole('button', { name: 'Pause' }));
    expect(await screen.findByText('The follow-up is paused.')).toBeTruthy();
    state.lead = leadView({ version: 3, followUp: run(), commands: all });
    await actor.click(about.getByRole('button', { name: 'Resume' }));
    expect(await screen.findByText('The follow-up goes on.')).toBeTruthy();
    expect(state.sent.map((each) => [each.path, each.version])).toEqual([
      ['follow-up/pause', '"1"'],
      ['follow-up/resume', '"2"'],
    ]);
  });

  test('that was changed meanwhile, or is refused, says so', async () => {
    const { about, actor, state } = await open({ followUp: run() });
    state.answer = () => HttpResponse.json({ title: 'Changed', current: { ...state.lead, version: 7 } }, { status: 412 });
    await actor.click(about.getByRole('button', { name: 'Pause' }));
    expect(await about.findByText(/Somebody changed this lead/)).toBeTruthy();
    await expectAccessible();
    state.answer = () => HttpResponse.json({ detail: 'There is no run under way that could be paused.' }, { status: 409 });
    await actor.click(about.getByRole('button', { name: 'Pause' }));
    expect(await about.findByText('There is no run under way that could be paused.')).toBeTruthy();
    expect(state.sent.map((each) => each.version)).toEqual(['"1"', '"7"']);
    await actor.click(about.getByRole('button', { name: 'Dismiss' }));
    expect(about.queryByText('There is no run under way that could be paused.')).toBeNull();
  });

  test('is none, where there is none', async () => {
    const { about } = await open({ commands: ['notes'] });
    expect(about.getByText('No sequence runs for this lead.')).toBeTruthy();
    for (const words of ['Start a sequence', 'Log a call']) expect(about.queryByText(words)).toBeNull();
  });

  test('counts down to the lead’s way back to routing', async () => {
    const { about } = await open({ pullBackAt: new Date(Date.now() + 90_500).toISOString() });
    const timer = about.getByRole('timer', { name: /^Goes back to routing at / });
    expect(timer.textContent).toMatch(/^01:\d\d$/);
    expect(timer.className).toContain('urgent');
  });
});

describe('Another sequence', () => {
  test('is chosen by an administrator of those that are live, which are asked for only then', async () => {
    const { about, actor, state } = await open({ followUp: run() }, administrator);
    expect(state.listed).toBe(0);
    await actor.click(about.getByText('Start another'));
    await about.findByRole('option', { name: 'No-show' });
    expect(about.getByText(/The run of twelve-days ends with it/)).toBeTruthy();
    expect(about.getByRole<HTMLButtonElement>('button', { name: 'Start anew' }).disabled).toBe(true);
    await actor.selectOptions(about.getByLabelText('Sequence'), 'no-show');
    await actor.click(about.getByRole('button', { name: 'Start' }));
    expect(await screen.findByText('The follow-up by no-show begins.')).toBeTruthy();
    expect(state.sent).toEqual([{ path: 'follow-up/start', version: '"1"', body: { sequence: 'no-show' } }]);
    await expectAccessible();
  });

  test('is chosen by a broker as well, and one that was withdrawn meanwhile is told beside it', async () => {
    const { about, actor, state } = await open({ followUp: null });
    await actor.click(about.getByText('Start a sequence'));
    state.answer = () => HttpResponse.json({ errors: { sequence: ['The campaign has no live sequence of that name.'] } }, { status: 422 });
    await about.findByRole('option', { name: 'No-show' });
    await actor.selectOptions(about.getByLabelText('Sequence'), 'no-show');
    await actor.click(about.getByRole('button', { name: 'Start' }));
    expect(await about.findByText('The campaign has no live sequence of that name.')).toBeTruthy();
    expect(about.getByLabelText('Sequence').getAttribute('aria-invalid')).toBe('true');
  });

  test('that cannot be chosen, since the list is not to be had, says so', async () => {
    const { about, actor } = await open({ followUp: null }, administrator);
    server.use(http.get('*/api/v1/leads/:id/sequences', () => HttpResponse.json({ detail: 'Out of order.' }, { status: 503 })));
    await actor.click(about.getByText('Start a sequence'));
    expect(await about.findByText('The sequences could not be loaded: Out of order.')).toBeTruthy();
  });
});

describe('A call that is due', () => {
  test('stands first with what to say, and is logged as reached with its length', async () => {
    const { about, actor, state } = await open({ followUp: run({ call }) });
    const task = within(about.getByRole('region', { name: 'Call that is due' }));
    expect(task.getByRole('heading', { name: 'Call now: Ask for a time' })).toBeTruthy();
    expect(about.queryByText('Log a call')).toBeNull();
    await expectAccessible();
    await actor.type(task.getByLabelText('Minutes spoken'), 'long');
    await actor.click(task.getByRole('button', { name: 'Reached' }));
    expect(task.getByText(/^Give the minutes as a number/)).toBeTruthy();
    expect(state.sent).toEqual([]);
    fireEvent.change(task.getByLabelText('Minutes spoken'), { target: { value: '2,5' } });
    await actor.type(task.getByLabelText(/^Note on the call/), ' Tuesday ');
    state.lead = leadView({ version: 2, followUp: run({ status: 'stopped', reason: 'the person was reached by a call' }) });
    await actor.keyboard('{Enter}');
    expect(await screen.findByText('The call is logged.')).toBeTruthy();
    expect(state.sent).toEqual([{ path: 'calls', version: '"1"', body: { outcome: 'reached', seconds: 150, note: 'Tuesday' } }]);
    await waitFor(() => expect(about.queryByRole('region', { name: 'Call that is due' })).toBeNull());
  });

  test.each([
    ['No answer', 'no_answer'],
    ['Voicemail', 'voicemail'],
    ['Busy', 'busy'],
    ['Wrong number', 'wrong_number'],
  ])('is logged with one click: %s', async (button, outcome) => {
    const { about, actor, state } = await open({ followUp: run({ call: { ...call, note: null } }) });
    expect(about.getByRole('heading', { name: 'Call now' })).toBeTruthy();
    await actor.click(about.getByRole('button', { name: button }));
    await waitFor(() => expect(state.sent).toEqual([{ path: 'calls', version: '"1"', body: { outcome } }]));
  });

  test('is shown to whoever may not log it, without the buttons', async () => {
    const { about } = await open({ followUp: run({ call }), commands: ['notes'] });
    expect(about.getByRole('heading', { name: /^Call now/ })).toBeTruthy();
    expect(about.queryByRole('button', { name: 'Reached' })).toBeNull();
  });

  test('that was not due is logged, too, and a length that the server refuses is told beside it', async () => {
    const { about, actor, state } = await open({ followUp: null });
    await actor.click(about.getByText('Log a call'));
    state.answer = () => HttpResponse.json({ errors: { seconds: ['Give 0 to 86,400 seconds, or leave it out.'] } }, { status: 422 });
    await actor.type(about.getByLabelText('Minutes spoken'), '9999');
    await actor.click(about.getByRole('button', { name: 'Reached' }));
    expect(await about.findByText('Give 0 to 86,400 seconds, or leave it out.')).toBeTruthy();
    state.answer = null;
    await actor.clear(about.getByLabelText('Minutes spoken'));
    await actor.type(about.getByLabelText(/^Note on the call/), 'So so');
    await actor.click(about.getByRole('button', { name: 'Reached' }));
    expect(await screen.findByText('The call is logged.')).toBeTruthy();
    expect(state.sent.at(-1)!.body).toEqual({ outcome: 'reached', note: 'So so' });
    expect(about.getByLabelText<HTMLInputElement>(/^Note on the call/).value).toBe('');
  });
});

test('How fast it was dealt with is told by its clocks, people and LeadGrid apart', async () => {
  const { about } = await open({ speed: { assignedAt: '2026-03-04T12:00:02Z', noticedAt: '2026-03-04T12:05:00Z', touchedAt: null, automaticAt: '2026-03-05T14:00:00Z' } });
  const fact = (name: string): string => about.getByText(name).nextElementSibling!.textContent!;
  expect(fact('Assigned')).toMatch(/, after 2 s$/);
  expect(fact('Noticed')).toMatch(/, after 5 min$/);
  expect(fact('First touch')).toBe('Not yet');
  expect(fact('First automatic')).toMatch(/, after 1 d$/);
  expect(fact('Arrived')).not.toMatch(/after/);
});
