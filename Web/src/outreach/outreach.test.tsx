import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import type { MessageTemplate, TemplateDraft, TemplatePreview, TemplateVersion, TestOutcome, TestRecipient } from '../api/contract';
import { campaign } from '../testing/fixtures';
import { administrator, expectAccessible, openApp, robin } from '../testing/render';
import { server } from '../testing/server';
import { blank, lengthWords } from './words';

const version = (part: Partial<TemplateVersion> = {}): TemplateVersion => ({
  number: 1,
  content: { ...blank, name: 'First text', sender: 'Anchor', text: 'Hi {{firstName|there}}!' },
  status: 'draft',
  author: { id: 'u1', name: 'Avery Admin', at: '2026-03-04T12:00:00Z' },
  approval: null,
  ...part,
});

const template = (part: Partial<MessageTemplate> = {}): MessageTemplate => ({ id: 'first-text', channel: 'sms', revision: 1, versions: [version()], ...part });

const approvedOnce = version({ status: 'approved', approval: { id: 'u9', name: 'Blake Admin', at: '2026-03-04T12:05:00Z' } });

const cost = { amount: 0.0113, currency: 'USD' };
const preview = (part: Partial<TemplatePreview> = {}): TemplatePreview => ({
  subject: null,
  text: 'Anchor: Hi Josephine!',
  html: null,
  length: { alphabet: 'gsm7', units: 21, segments: 1, cost },
  missing: [],
  warnings: [],
  plainer: null,
  ...part,
});

async function openTemplates(path: string, stored: MessageTemplate[] = [template()]) {
  const state = {
    stored,
    previews: [] as TemplateDraft[],
    preview: () => HttpResponse.json(preview()) as Response,
    changes: [] as { path: string; version: string | null; body: unknown }[],
    answer: null as null | (() => Response),
    recipients: [] as TestRecipient[],
  };
  const change = async ({ request, params }: { request: Request; params: Record<string, unknown> }) => {
    const text = await request.text();
    state.changes.push({ path: new URL(request.url).pathname, version: request.headers.get('If-Match'), body: text === '' ? null : (JSON.parse(text) as unknown) });
    return state.answer === null ? HttpResponse.json(state.stored.find((each) => each.id === params['id']) ?? state.stored[0]) : state.answer();
  };
  server.use(
    http.get('*/api/v1/templates', () => HttpResponse.json({ templates: state.stored })),
    http.get('*/api/v1/templates/:id', ({ params }) => {
      const found = state.stored.find((each) => each.id === params['id']);
      return found === undefined ? HttpResponse.json({}, { status: 404 }) : HttpResponse.json(found);
    }),
    http.post('*/api/v1/templates/:id/preview', async ({ request }) => {
      state.previews.push(((await request.json()) as { draft: TemplateDraft }).draft);
      return state.preview();
    }),
    http.get('*/api/v1/campaigns', () => HttpResponse.json([campaign()])),
    http.get('*/api/v1/template-tests/recipients', () => HttpResponse.json({ recipients: state.recipients, agreement: 'Its owner agrees.', limit: 20 })),
    http.post('*/api/v1/template-tests/recipients', change),
    http.delete('*/api/v1/template-tests/recipients/:id', change),
    http.put('*/api/v1/templates/:id', change),
    http.post('*/api/v1/templates/:id/:step', change),
  );
  return { ...(await openApp(administrator, path)), state };
}

const buttonNamed = (name: RegExp | string) => screen.findByRole('button', { name });

describe('The list of templates', () => {
  test('says which are in use and which wait', async () => {
    const next = version({ number: 2, status: 'submitted' });
    await openTemplates('/templates', [template({ versions: [approvedOnce, next] }), template({ id: 'mail', channel: 'email', versions: [version({ content: { ...blank, name: 'Mail' } })] })]);
    expect((await screen.findAllByRole('link', { name: 'First text' }))[0]!.getAttribute('href')).toBe('/templates/first-text');
    expect(screen.getByText('In use')).toBeTruthy();
    expect(screen.getByText('Not in use')).toBeTruthy();
    expect(screen.getByText(/Version 2: Waits for approval/)).toBeTruthy();
    await expectAccessible();
  });

  test('that is empty leads to a new one', async () => {
    await openTemplates('/templates', []);
    expect((await screen.findByRole('link', { name: 'New template' })).getAttribute('href')).toBe('/templates/new');
  });

  test('that cannot be read says so', async () => {
    const { actor } = await openTemplates('/templates/new');
    server.use(http.get('*/api/v1/templates', () => HttpResponse.json({}, { status: 403 })));
    await actor.click(await screen.findByRole('link', { name: 'All templates' }));
    await actor.click(await buttonNamed('Try again'));
  });

  test('is not for brokers', async () => {
    await openApp(robin, '/templates');
    expect(await screen.findByText('There is no such page')).toBeTruthy();
  });
});

describe('A template', () => {
  test('is written with its preview beside it and saved by the keyboard', async () => {
    const { actor, state } = await openTemplates('/templates/first-text');
    const words = await screen.findByLabelText('Text');
    expect(await screen.findByText('21 characters, 1 segment, $0.0113')).toBeTruthy();
    await expectAccessible();
    fireEvent.change(words, { target: { value: 'Call?' } });
    await waitFor(() => expect(state.previews.at(-1)!.content.text).toBe('Call?'));
    state.stored = [template({ revision: 2, versions: [version({ number: 2, content: { ...version().content, text: 'Call?' } })] })];
    await actor.click(screen.getByLabelText('Sender'));
    await actor.keyboard('x{Control>}s{/Control}');
    expect(await screen.findByText('Version 2 is saved as a draft.')).toBeTruthy();
    expect(state.changes).toEqual([
      { path: '/api/v1/templates/first-text', version: '"1"', body: { channel: 'sms', content: { ...blank, name: 'First text', sender: 'Anchorx', text: 'Call?' } } },
    ]);
  });

  test('takes a merge field where the cursor is', async () => {
    const { actor } = await openTemplates('/templates/first-text');
    const words = await screen.findByLabelText<HTMLTextAreaElement>('Text');
    words.setSelectionRange(2, 2);
    await actor.click(screen.getByRole('button', { name: 'city' }));
    expect(words.value).toBe('Hi{{city|}} {{firstName|there}}!');
    expect(document.activeElement).toBe(words);
  });

  test('goes from draft to use, and out of it', async () => {
    const { actor, state } = await openTemplates('/templates/first-text');
    state.stored = [template({ revision: 2, versions: [version({ status: 'submitted' })] })];
    await actor.click(await buttonNamed('Submit version 1'));
    expect(await screen.findByText(/waits for another administrator's approval/)).toBeTruthy();
    state.stored = [template({ revision: 3, versions: [approvedOnce] })];
    await actor.click(await buttonNamed('Approve version 1'));
    expect(await screen.findByText('Version 1 is in use.')).toBeTruthy();
    expect(screen.getByText(/approved by Blake Admin/)).toBeTruthy();
    await expectAccessible();
    state.stored = [template({ revision: 4, versions: [version({ status: 'retired' })] })];
    await actor.click(await buttonNamed('Retire version 1'));
    expect(await screen.findByText('No version is in use.')).toBeTruthy();
    expect(state.changes.map((each) => [each.path.split('/').at(-1), each.version])).toEqual([
      ['submit', '"1"'],
      ['approve', '"2"'],
      ['retire', '"3"'],
    ]);
  });

  test('that its author may not approve says why', async () => {
    const { actor, state } = await openTemplates('/templates/first-text', [template({ versions: [version({ status: 'submitted' })] })]);
    state.answer = () => HttpResponse.json({ detail: 'Have another administrator approve it.' }, { status: 409 });
    await actor.click(await buttonNamed('Approve version 1'));
    expect(await screen.findByText('Have another administrator approve it.')).toBeTruthy();
  });

  test('that somebody else changed meanwhile can be taken as it is now', async () => {
    const { actor, state } = await openTemplates('/templates/first-text');
    await screen.findByLabelText('Text');
    state.stored = [template({ revision: 5, versions: [version({ content: { ...version().content, name: 'Renamed' } })] })];
    state.answer = () => HttpResponse.json({}, { status: 412 });
    await actor.click(await buttonNamed('Save draft'));
    await actor.click(await buttonNamed(/^Take it as it is now/));
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Renamed');
    expect(screen.queryByText('Changed meanwhile')).toBeNull();
  });

  test('that is faulty says so by field', async () => {
    const { actor, state } = await openTemplates('/templates/first-text');
    state.answer = () => HttpResponse.json({ title: 'Some fields are at fault', errors: { 'content.sender': ['Write 1 to 200 characters.'] } }, { status: 422 });
    await actor.click(await buttonNamed('Save draft'));
    expect(await screen.findByText('Write 1 to 200 characters.')).toBeTruthy();
    expect(screen.getByLabelText('Sender').getAttribute('aria-invalid')).toBe('true');
  });

  test('that does not exist says so', async () => {
    const { actor } = await openTemplates('/templates/nothing');
    expect(await screen.findByRole('heading', { name: 'The template could not be loaded' })).toBeTruthy();
    await actor.click(await buttonNamed('Try again'));
  });

  test('shows the words of its other versions', async () => {
    await openTemplates('/templates/first-text', [template({ versions: [version({ status: 'retired', content: { ...blank, text: 'Older words' } }), version({ number: 2 })] })]);
    const versions = within(await screen.findByRole('region', { name: 'Versions' }));
    expect(versions.getAllByRole('listitem').map((item) => item.querySelector('strong')!.textContent)).toEqual(['Version 2', 'Version 1']);
    expect(versions.getByText('Older words')).toBeTruthy();
  });
});

describe('A new template', () => {
  test('for e-mail has a subject and HTML, and opens under its address', async () => {
    const { actor, state } = await openTemplates('/templates/new', []);
    await actor.type(await screen.findByLabelText('Id'), 'hello');
    await actor.selectOptions(screen.getByLabelText('Goes by'), 'email');
    await actor.type(screen.getByLabelText('Name'), 'Hello');
    await actor.selectOptions(screen.getByLabelText('Purpose'), 'appointment');
    await actor.type(screen.getByLabelText('Subject'), 'Hi');
    await actor.type(screen.getByLabelText('Text'), 'Words');
    await actor.type(screen.getByLabelText('HTML'), '<p>');
    await actor.type(screen.getByLabelText('How to say no'), 'Enough?');
    state.stored = [template({ id: 'hello', channel: 'email', versions: [version({ content: { ...blank, name: 'Hello' } })] })];
    await actor.click(await buttonNamed('Save draft'));
    await waitFor(() => expect(location.pathname).toBe('/templates/hello'));
    expect(state.changes[0]).toEqual({
      path: '/api/v1/templates/hello',
      version: '"0"',
      body: { channel: 'email', content: { name: 'Hello', purpose: 'appointment', sender: '', subject: 'Hi', text: 'Words', html: '<p>', optOut: 'Enough?' } },
    });
  });

  test('without HTML sends none, and under a taken id says so', async () => {
    const { actor, state } = await openTemplates('/templates/new', []);
    await actor.selectOptions(await screen.findByLabelText('Goes by'), 'email');
    await actor.type(screen.getByLabelText('HTML'), 'x');
    await actor.clear(screen.getByLabelText('HTML'));
    state.answer = () => HttpResponse.json({}, { status: 412 });
    await actor.type(screen.getByLabelText('Id'), 'taken');
    await actor.click(await buttonNamed('Save draft'));
    expect(await screen.findByText(/Choose another id/)).toBeTruthy();
    expect(state.changes[0]!.body).toMatchObject({ content: { html: null } });
  });
});

describe('The preview', () => {
  test('warns, and offers what is cheaper', async () => {
    const { state } = await openTemplates('/templates/new', []);
    state.preview = () =>
      HttpResponse.json(preview({ warnings: ['It takes 4 segments.'], length: { alphabet: 'ucs2', units: 80, segments: 2, cost }, plainer: { text: "It's", length: { alphabet: 'gsm7', units: 4, segments: 1, cost } } }));
    fireEvent.change(await screen.findByLabelText('Text'), { target: { value: 'It’s' } });
    expect(await screen.findByText('It takes 4 segments.')).toBeTruthy();
    expect(screen.getByText(/With plain quotes and dashes it takes 1 segment/)).toBeTruthy();
    expect(screen.getByText(/80 characters of the costly alphabet, 2 segments/)).toBeTruthy();
  });

  test('of an e-mail shows subject and layout, without scripts', async () => {
    const { state } = await openTemplates('/templates/new', []);
    state.preview = () => HttpResponse.json(preview({ subject: 'Your quote', html: '<p>Hello</p>', length: null }));
    fireEvent.change(await screen.findByLabelText('Text'), { target: { value: 'Hello' } });
    expect(await screen.findByText('Your quote')).toBeTruthy();
    const frame = screen.getByTitle('The e-mail with its layout');
    expect([frame.getAttribute('sandbox'), frame.getAttribute('srcdoc')]).toEqual(['', '<p>Hello</p>']);
  });

  test('says what is still missing, or that it cannot be had', async () => {
    const { state } = await openTemplates('/templates/new', []);
    state.preview = () => HttpResponse.json({ errors: { 'content.text': ['Write 1 to 1,600 characters.'] } }, { status: 422 });
    fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'x' } });
    expect(await screen.findByText('text: Write 1 to 1,600 characters.')).toBeTruthy();
    state.preview = () => HttpResponse.json({ detail: 'Out of order.' }, { status: 503 });
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'xy' } });
    expect(await screen.findByText('Out of order.')).toBeTruthy();
  });
});

test('Lengths read as people say them', () => expect(lengthWords({ alphabet: 'gsm7', units: 1, segments: 1, cost: { amount: 1, currency: 'USD' } })).toBe('1 character, 1 segment, $1.00'));

describe('A test', () => {
  const desk: TestRecipient = { id: 'r1', channel: 'sms', name: 'Front desk', address: '+12015550123', addedBy: 'Avery Admin', addedAt: '2026-03-04T12:00:00Z' };
  const outcome = (part: Partial<TestOutcome> = {}): Response =>
    HttpResponse.json({ end: 'accepted', version: 1, problem: null, code: null, until: null, reasons: [], ...part } satisfies TestOutcome);
  const mail = template({ channel: 'email', versions: [approvedOnce, version({ number: 2 })] });

  async function openTest(stored: MessageTemplate, recipients: TestRecipient[] = []) {
    const opened = await openTemplates('/templates/first-text', [stored]);
    opened.state.recipients = recipients;
    const test = within(await screen.findByRole('region', { name: 'Test' }));
    await waitFor(() => expect(test.getByLabelText('Sent as campaign')).toHaveProperty('value', 'solar-us'));
    return { ...opened, test };
  }

  test('goes to one of the own and shows that it was taken', async () => {
    const { actor, state, test } = await openTest(template(), [desk]);
    await waitFor(() => expect(test.getByLabelText('To')).toHaveProperty('value', 'r1'));
    state.answer = () => outcome();
    await actor.click(test.getByRole('button', { name: 'Send a test' }));
    expect(await test.findByText('Version 1: The provider has taken it.')).toBeTruthy();
    expect(state.changes).toEqual([{ path: '/api/v1/templates/first-text/test', version: null, body: { campaign: 'solar-us', version: 1, recipient: 'r1' } }]);
    await expectAccessible();
  });

  test('of any version goes to the address of whoever is signed in', async () => {
    const { actor, state, test } = await openTest(mail);
    await actor.selectOptions(test.getByLabelText('Version'), '1: Approved');
    state.answer = () => outcome({ end: 'refused', problem: 'Looks like spam.', code: '5.7.1' });
    await actor.click(test.getByRole('button', { name: 'Send a test' }));
    expect(await test.findByText('Version 1: The provider refused it. Looks like spam. (5.7.1)')).toBeTruthy();
    expect(state.changes[0]!.body).toEqual({ campaign: 'solar-us', version: 1 });
  });

  test('that is not allowed says why and from when on', async () => {
    const { actor, state, test } = await openTest(mail);
    state.answer = () =>
      outcome({ end: 'not_yet', problem: 'It is not allowed at this hour.', until: '2026-03-05T14:00:00Z', reasons: [{ rule: 'window', source: 'x', outcome: 'defer', sentence: 'Too early.' }] });
    await actor.click(test.getByRole('button', { name: 'Send a test' }));
    expect(await test.findByText(/It is not allowed at this hour\. It may be sent from/)).toBeTruthy();
    expect(test.getByText('Why not: Too early.')).toBeTruthy();
  });

  test('that cannot be sent says what is wrong', async () => {
    const { actor, state, test } = await openTest(mail);
    state.answer = () => HttpResponse.json({ errors: { campaign: ['There is no such campaign.'] } }, { status: 422 });
    await actor.click(test.getByRole('button', { name: 'Send a test' }));
    expect(await test.findByText('There is no such campaign.')).toBeTruthy();
    state.answer = () => HttpResponse.json({ detail: 'So many tests were sent just now.' }, { status: 429 });
    await actor.click(test.getByRole('button', { name: 'Send a test' }));
    expect(await test.findByText('So many tests were sent just now.')).toBeTruthy();
  });

  test('has recipients that are added with their agreement and removed', async () => {
    const { actor, state, test } = await openTest(template(), [desk]);
    await actor.click(await test.findByText('Test recipients (1)'));
    const add = test.getByRole('button', { name: 'Add' });
    expect(add).toHaveProperty('disabled', true);
    await actor.type(test.getByLabelText('Whose'), 'Anna');
    await actor.type(test.getByLabelText('Number'), '12');
    await actor.click(test.getByRole('checkbox', { name: 'Its owner agrees.' }));
    state.answer = () => HttpResponse.json({ errors: { address: ['Write one number.'] } }, { status: 422 });
    await actor.click(add);
    expect(await test.findByText('Write one number.')).toBeTruthy();
    state.answer = () => HttpResponse.json({ detail: 'The cluster is away.' }, { status: 503 });
    await actor.click(add);
    expect(await test.findByText('The cluster is away.')).toBeTruthy();
    state.answer = () => HttpResponse.json(desk, { status: 201 });
    await actor.click(add);
    await waitFor(() => expect(test.getByLabelText('Whose')).toHaveProperty('value', ''));
    expect(state.changes.at(-1)!.body).toEqual({ channel: 'sms', name: 'Anna', address: '12', agreed: true });
    state.answer = () => new HttpResponse(null, { status: 204 });
    state.recipients = [];
    await actor.click(test.getByRole('button', { name: 'Remove Front desk' }));
    expect(await test.findByText('Test recipients (0)')).toBeTruthy();
    expect(state.changes.at(-1)!.path).toBe('/api/v1/template-tests/recipients/r1');
  });
});
