import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import { newQueryClient } from '../api/queries';
import type { LeadMessage, LeadView, MessageTemplate, PermitAnswer, TemplatePreview } from '../api/contract';
import { blank } from '../outreach/words';
import { frame, gridRow, leadView, masked, message, permit, snapshot, timeline } from '../testing/fixtures';
import { expectAccessible, openApp, robin } from '../testing/render';
import { server } from '../testing/server';
import { CallButton } from './CallButton';

interface Story {
  messages: LeadMessage[];
  voice: PermitAnswer;
  sms: PermitAnswer;
  templates: MessageTemplate[];
  posted: { path: string; body: unknown }[];
  answer: null | (() => Response);
}

const stop = { rule: 'stop', source: 'FCC 24-24 [V]', outcome: 'deny', sentence: 'The person refused on 2026-03-01.' } as const;

/** An opened lead, whose server does as the test says. */
async function open(part: Partial<Story> = {}, lead: LeadView = leadView({ phone: masked })) {
  const story: Story = { messages: [], voice: permit(), sms: permit(), templates: [], posted: [], answer: null, ...part };
  server.use(
    http.get('*/api/v1/leads/:id', () => HttpResponse.json(lead)),
    http.get('*/api/v1/leads/:id/timeline', () => HttpResponse.json(timeline)),
    http.get('*/api/v1/leads/:id/messages', () => HttpResponse.json(story.messages)),
    http.get('*/api/v1/leads/:id/permit', ({ request }) => HttpResponse.json(new URL(request.url).searchParams.get('channel') === 'voice' ? story.voice : story.sms)),
    http.get('*/api/v1/templates', () => HttpResponse.json({ templates: story.templates })),
    http.post('*/api/v1/leads/:id/:what', async ({ params, request }) => {
      const text = await request.text();
      story.posted.push({ path: String(params['what']), body: text === '' ? null : JSON.parse(text) });
      return story.answer?.() ?? new HttpResponse(null, { status: 204 });
    }),
  );
  const app = await openApp(robin, '/leads/lead-1');
  act(() => app.hub.send(snapshot([gridRow(1, { phone: masked })], { toSeq: 10 })));
  const about = within(await screen.findByRole('region', { name: 'About this lead' }));
  return { ...app, story, about };
}

describe('The call button', () => {
  test('shows the number only when a call is allowed', async () => {
    const { about, actor, story } = await open({ answer: () => HttpResponse.json({ phone: '+18102929388', answer: permit() }) });
    await about.findByText('You may call now.');
    expect(about.queryByText(/292-9388/)).toBeNull();
    await actor.click(about.getByRole('button', { name: /^Call/ }));
    expect((await about.findByRole('link', { name: /\(810\) 292-9388/ })).getAttribute('href')).toBe('tel:+18102929388');
    expect(story.posted).toEqual([{ path: 'call', body: null }]);
    await expectAccessible();
  });

  test('keeps the number in no cache when it is shown no more', async () => {
    server.use(
      http.get('*/api/v1/leads/:id/permit', () => HttpResponse.json(permit())),
      http.post('*/api/v1/leads/:id/call', () => HttpResponse.json({ phone: '+18102929388', answer: permit() })),
    );
    const client = newQueryClient();
    const kept = (): string => JSON.stringify([client.getQueryCache().getAll().map((query) => query.state), client.getMutationCache().getAll().map((mutation) => mutation.state)]);
    const view = render(
      <QueryClientProvider client={client}>
        <CallButton id="lead-1" phone={masked} words="Phone" />
      </QueryClientProvider>,
    );
    await screen.findByText('You may call now.');
    fireEvent.click(screen.getByRole('button', { name: /^Call/ }));
    await screen.findByRole('link', { name: /292-9388/ });
    view.unmount();
    await waitFor(() => expect(kept()).not.toContain('2929388'));
  });

  test('leaves the rows as they were', async () => {
    const { about, actor, hub } = await open({ answer: () => HttpResponse.json({ phone: '+18102929388', answer: permit() }) });
    await about.findByText('You may call now.');
    await actor.click(about.getByRole('button', { name: /^Call/ }));
    await about.findByRole('link', { name: /292-9388/ });
    act(() => hub.send(frame({ fromSeq: 10, toSeq: 11, rows: [gridRow(1, { version: 2, phone: masked })] })));
    await actor.click(screen.getByRole('button', { name: 'Close lead' }));
    expect(await screen.findByText(masked)).toBeTruthy();
    expect(screen.queryByText(/292-9388/)).toBeNull();
    await actor.click(screen.getByText(masked));
    const again = within(await screen.findByRole('region', { name: 'About this lead' }));
    expect(await again.findByRole('button', { name: /^Call/ })).toBeTruthy();
    expect(screen.queryByText(/292-9388/)).toBeNull();
  });

  test('says why not, and by which rule', async () => {
    const { about, actor } = await open({ voice: permit({ decision: 'deny', reasons: [...permit().reasons, stop] }) });
    await about.findByText('You may not call.');
    expect(about.getByRole('button', { name: /^Call/ })).toHaveProperty('disabled', true);
    await actor.click(about.getByText('Why not: The person refused on 2026-03-01.'));
    expect(about.getByText('FCC 24-24 [V]')).toBeTruthy();
  });

  test('says when', async () => {
    const { about } = await open({ voice: permit({ decision: 'defer', until: '2026-03-05T14:00:00Z' }) });
    expect(await about.findByText(/^You may call from .* on\.$/)).toBeTruthy();
  });

  test('without a time says not yet', async () => {
    const { about } = await open({ voice: permit({ decision: 'defer' }) });
    expect(await about.findByText('You may not call yet.')).toBeTruthy();
  });

  test('shows that the permit was refused after all, and that the server is away', async () => {
    const { about, actor, story } = await open({ answer: () => HttpResponse.json({ phone: null, answer: permit({ decision: 'deny', reasons: [stop] }) }) });
    await about.findByText('You may call now.');
    await actor.click(about.getByRole('button', { name: /^Call/ }));
    expect(await about.findByText('You may not call.')).toBeTruthy();
    story.answer = () => HttpResponse.json({ detail: 'The cluster is away.' }, { status: 503 });
    await actor.click(about.getByRole('button', { name: /^Call/ }));
    expect(await about.findByText('The cluster is away.')).toBeTruthy();
  });

  test('says that it does not know', async () => {
    const { about, hub } = await open();
    await about.findByText('You may call now.');
    server.use(
      http.get('*/api/v1/leads/:id', () => HttpResponse.json(leadView({ version: 2 }))),
      http.get('*/api/v1/leads/:id/permit', () => HttpResponse.json({ detail: 'The database is away.' }, { status: 404 })),
    );
    act(() => hub.send(frame({ fromSeq: 10, toSeq: 11, rows: [gridRow(1, { version: 2 })] })));
    expect(await about.findByText('Whether you may call is not known: The database is away.')).toBeTruthy();
  });
});

describe('Messages', () => {
  test('are shown with what became of them', async () => {
    const { about } = await open({
      messages: [
        message({ id: '1', state: 'delivered', subject: 'Your quote' }),
        message({ id: '2', state: 'received', by: 'the person', text: 'Yes please' }),
        message({ id: '3', state: 'queued', until: '2026-03-05T14:00:00Z' }),
        message({ id: '4', state: 'refused', reasons: [stop] }),
        message({ id: '5', state: 'failed', code: '30005' }),
      ],
    });
    const list = within(await about.findByRole('list', { name: 'Messages' }));
    for (const words of ['Your quote', 'Yes please', /Delivered/, /Waits until/, /Not sent: not allowed/, /Not delivered \(30005\)/, /Why not: The person refused/])
      expect(list.getByText(words)).toBeTruthy();
    await expectAccessible();
  });

  test('say who looked at an e-mail, and set machines apart', async () => {
    const looked = { openedAt: '2026-03-04T12:05:00Z', machineOpenedAt: '2026-03-04T12:00:01Z', clickedAt: '2026-03-04T12:06:00Z', machineClickedAt: null, opens: 3, machineOpens: 1, clicks: 1, machineClicks: 0 };
    const { about } = await open({ messages: [message({ channel: 'email', engagement: looked })] });
    const list = within(await about.findByRole('list', { name: 'What became of it' }));
    const [opened, prefetched, clicked, ...more] = list.getAllByRole('listitem').map((item) => item.textContent);
    expect(opened).toMatch(/^Opened [A-Z].*, 3 times$/);
    expect(prefetched).toMatch(/^Opened \(by a machine\) .*M$/);
    expect(clicked).toMatch(/^Clicked [A-Z].*M$/);
    expect(more).toEqual([]);
    await expectAccessible();
  });

  test('arrive when a frame brings a newer version of the lead', async () => {
    const { about, hub, story } = await open();
    await about.findByText('Nothing has been written yet.');
    story.messages = [message({ state: 'received', by: 'the person', text: 'Call me at five' })];
    server.use(http.get('*/api/v1/leads/:id', () => HttpResponse.json(leadView({ version: 2 }))));
    act(() => hub.send(frame({ fromSeq: 10, toSeq: 11, rows: [gridRow(1, { version: 2 })] })));
    expect(await about.findByText('Call me at five')).toBeTruthy();
  });

  test('that cannot be read are tried again', async () => {
    const { about, actor, hub } = await open();
    await about.findByText('Nothing has been written yet.');
    server.use(
      http.get('*/api/v1/leads/:id', () => HttpResponse.json(leadView({ version: 2 }))),
      http.get('*/api/v1/leads/:id/messages', () => HttpResponse.json({ detail: 'No messages today.' }, { status: 404 })),
    );
    act(() => hub.send(frame({ fromSeq: 10, toSeq: 11, rows: [gridRow(1, { version: 2 })] })));
    expect(await about.findByText('No messages today.')).toBeTruthy();
    server.use(http.get('*/api/v1/leads/:id/messages', () => HttpResponse.json([message()])));
    await actor.click(about.getByRole('button', { name: 'Try again' }));
    expect(await about.findByText('Is tomorrow a good time?')).toBeTruthy();
  });

  test('are sent once, even when the first answer was lost', async () => {
    const { about, actor, story } = await open({ answer: () => HttpResponse.json({ detail: 'The cluster is away.' }, { status: 503 }) });
    const box = about.getByRole('textbox', { name: 'Text message' });
    await actor.type(box, 'Hello  ');
    await actor.keyboard('{Control>}{Enter}{/Control}');
    expect(await about.findByText('The cluster is away.')).toBeTruthy();
    story.answer = () => HttpResponse.json(message({ text: 'Hello' }));
    await actor.click(about.getByRole('button', { name: 'Send text' }));
    await waitFor(() => expect(box).toHaveProperty('value', ''));
    expect(story.posted).toHaveLength(2);
    expect(story.posted[0]).toEqual(story.posted[1]);
    expect(story.posted[0]!.body).toMatchObject({ channel: 'sms', text: 'Hello' });
  });

  test('of nothing are not sent', async () => {
    const { about, actor, story } = await open();
    await actor.type(about.getByRole('textbox', { name: 'Text message' }), '  {Control>}{Enter}{/Control}');
    expect(story.posted).toEqual([]);
  });

  test('wait for their hour, and their faults are told by field', async () => {
    const { about, actor } = await open({
      sms: permit({ decision: 'defer', until: '2026-03-05T14:00:00Z' }),
      answer: () => HttpResponse.json({ title: 'Some fields are at fault', errors: { text: ['Write less.'] } }, { status: 422 }),
    });
    await actor.type(about.getByRole('textbox', { name: 'Text message' }), 'Hello');
    await actor.click(await about.findByRole('button', { name: 'Send when allowed' }));
    expect(await about.findByText('Write less.')).toBeTruthy();
  });

  test('cannot be written to somebody without a phone', async () => {
    const { about } = await open({}, leadView({ phone: null, email: null }));
    await about.findByText('What they said');
    expect(about.queryByRole('textbox', { name: 'Text message' })).toBeNull();
    expect(about.queryByRole('button', { name: /^Call/ })).toBeNull();
  });
});

describe('A template', () => {
  const template = (part: Partial<MessageTemplate> = {}, status: 'approved' | 'draft' = 'approved'): MessageTemplate => ({
    id: 'first-text',
    channel: 'sms',
    revision: 3,
    versions: [{ number: 2, content: { ...blank, name: 'First text' }, status, author: { id: 'u1', name: 'Avery', at: '2026-03-04T12:00:00Z' }, approval: null }],
    ...part,
  });

  /** What the template says to the lead; null: the server is away. */
  const previews = (part: Partial<TemplatePreview> | null = {}) => {
    const asked: unknown[] = [];
    server.use(
      http.post('*/api/v1/templates/:id/preview', async ({ request }) => {
        asked.push(await request.json());
        if (part === null) return HttpResponse.json({ detail: 'No lead, no preview.' }, { status: 404 });
        const length = { alphabet: 'gsm7' as const, units: 9, segments: 1, cost: { amount: 0.01, currency: 'USD' } };
        return HttpResponse.json({ subject: null, text: 'Hi Josephine', html: null, length, missing: [], warnings: [], plainer: null, ...part });
      }),
    );
    return asked;
  };

  test('that is approved is shown as the person would get it, and sent by its name', async () => {
    const asked = previews();
    const { about, actor, story } = await open({
      templates: [template(), template({ id: 'draft' }, 'draft'), template({ id: 'mail', channel: 'email' })],
      answer: () => HttpResponse.json(message()),
    });
    const choice = await about.findByLabelText('Template');
    expect(within(choice).getAllByRole('option').map((option) => option.textContent)).toEqual(['None: my own words', 'First text']);
    await actor.selectOptions(choice, 'First text');
    expect(await about.findByText('Hi Josephine')).toBeTruthy();
    expect(about.getByText('9 characters, 1 segment, $0.01')).toBeTruthy();
    expect(about.queryByRole('textbox', { name: 'Text message' })).toBeNull();
    await expectAccessible();
    await actor.click(about.getByRole('button', { name: 'Send text' }));
    expect(await about.findByRole('textbox', { name: 'Text message' })).toBeTruthy();
    expect(asked[0]).toEqual({ leadId: 'lead-1', version: 2 });
    expect(story.posted[0]!.body).toMatchObject({ channel: 'sms', template: 'first-text' });
    expect(story.posted[0]!.body).not.toHaveProperty('text');
  });

  test('whose fields the lead cannot fill is not sent', async () => {
    previews({ missing: ['appointmentDay'] });
    const { about, actor } = await open({ templates: [template()] });
    await actor.selectOptions(await about.findByLabelText('Template'), 'First text');
    expect(await about.findByText('The lead lacks what this template needs: appointmentDay.')).toBeTruthy();
    expect(about.getByRole('button', { name: 'Send text' })).toHaveProperty('disabled', true);
    await actor.selectOptions(about.getByLabelText('Template'), 'None: my own words');
    await actor.type(about.getByRole('textbox', { name: 'Text message' }), 'Hello');
    expect(about.getByRole('button', { name: 'Send text' })).toHaveProperty('disabled', false);
  });

  test('that cannot be previewed says so', async () => {
    previews(null);
    const { about, actor } = await open({ templates: [template()] });
    await actor.selectOptions(await about.findByLabelText('Template'), 'First text');
    expect(await about.findByText('There is no preview: No lead, no preview.')).toBeTruthy();
  });
});

describe('An e-mail', () => {
  test('has a subject and its own permit, and no parts', async () => {
    const { about, actor, story } = await open({ answer: () => HttpResponse.json(message({ channel: 'email', subject: 'Your quote' })) });
    await actor.click(await about.findByRole('button', { name: 'E-mail' }));
    await actor.type(about.getByRole('textbox', { name: 'E-mail message' }), 'Here it is.');
    expect(about.queryByText(/paid for as/)).toBeNull();
    expect(about.getByRole('button', { name: 'Send e-mail' })).toHaveProperty('disabled', true);
    await actor.type(about.getByRole('textbox', { name: 'Subject' }), 'Your quote ');
    expect(await about.findByText('You may e-mail now.')).toBeTruthy();
    await expectAccessible();
    await actor.click(about.getByRole('button', { name: 'Send e-mail' }));
    await waitFor(() => expect(story.posted[0]!.body).toMatchObject({ channel: 'email', subject: 'Your quote', text: 'Here it is.' }));
    await waitFor(() => expect(about.getByRole('textbox', { name: 'Subject' })).toHaveProperty('value', ''));
  });

  test('is the only way to write to somebody without a phone', async () => {
    const { about } = await open({}, leadView({ phone: null }));
    expect(await about.findByRole('textbox', { name: 'E-mail message' })).toBeTruthy();
    expect(about.queryByRole('group', { name: 'Write by' })).toBeNull();
  });
});

describe('A text that is typed', () => {
  test('is counted as it will be paid for', async () => {
    const { about, actor } = await open();
    const box = await about.findByRole('textbox', { name: 'Text message' });
    await actor.type(box, 'Hi!');
    expect(about.getByText('3 characters, paid for as 1 text')).toBeTruthy();
    await actor.type(box, '🙂');
    expect(about.getByText(/5 characters, paid for as 1 text: an emoji/)).toBeTruthy();
  });
});

describe('A no', () => {
  test('is recorded as the person said it', async () => {
    const { about, actor, story } = await open();
    await actor.click(about.getByRole('button', { name: 'They said no…' }));
    const dialog = within(screen.getByRole('dialog', { name: 'The person wants no more contact' }));
    await actor.click(dialog.getByRole('radio', { name: 'No calls, texts are welcome' }));
    await actor.type(dialog.getByRole('textbox'), "don't call, text me");
    story.answer = () => HttpResponse.json({ detail: 'Still leaving.' }, { status: 503 });
    await actor.click(dialog.getByRole('button', { name: 'Record it' }));
    expect(await dialog.findByText('Still leaving.')).toBeTruthy();
    story.answer = null;
    await actor.click(dialog.getByRole('button', { name: 'Record it' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(story.posted[1]).toEqual({ path: 'refusal', body: { channels: ['voice', 'ai_voice'], words: "don't call, text me" } });
  });

  test('needs no words, and can be left', async () => {
    const { about, actor, story } = await open();
    await actor.click(about.getByRole('button', { name: 'They said no…' }));
    await actor.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Close' }));
    await actor.click(about.getByRole('button', { name: 'They said no…' }));
    await actor.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Record it' }));
    await waitFor(() => expect(story.posted).toEqual([{ path: 'refusal', body: { channels: ['sms', 'voice', 'ai_voice'] } }]));
  });

  test('that is unclear is judged by whoever reads it', async () => {
    const held = permit({ decision: 'deny', reasons: [{ rule: 'hold', source: 'A reply waits', outcome: 'deny', sentence: 'A reply of 2026-03-04 waits for a person’s judgement.' }] });
    const { about, actor, story } = await open({ sms: held, answer: () => HttpResponse.json({ detail: 'Not now.' }, { status: 503 }) });
    await about.findByText('Was that a no?');
    await actor.click(about.getByRole('button', { name: 'No, go on' }));
    expect(await about.findByText('Not now.')).toBeTruthy();
    story.answer = null;
    story.sms = permit();
    await actor.click(about.getByRole('button', { name: 'Yes, no more messages' }));
    await waitFor(() => expect(about.queryByText('Was that a no?')).toBeNull());
    expect(story.posted.map((post) => post.body)).toEqual([{ refused: false }, { refused: true }]);
  });
});
