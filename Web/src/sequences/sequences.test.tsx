import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import type { FollowUpSequence, MessageTemplate, SequenceContent, SequenceDryRun, SequencePreview, SequenceRehearsal, SequenceVersion } from '../api/contract';
import { dateTimeLocal } from '../leads/appointmentTimes';
import { broker, campaign, gridRow, snapshot } from '../testing/fixtures';
import { administrator, expectAccessible, openApp, robin } from '../testing/render';
import { server } from '../testing/server';
import { blank } from './draft';

const steps: SequenceContent['steps'] = [
  { id: 'hello', kind: 'text', template: 'first-text' },
  { id: 'ring', kind: 'call', note: 'Ask for a time', urgent: true },
  { id: 'rest', kind: 'wait', minutes: 120 },
  { id: 'fork', kind: 'branch', if: { kind: 'replied' }, then: 'done', else: null },
  { id: 'done', kind: 'end' },
];
const content = (part: Partial<SequenceContent> = {}): SequenceContent => ({ ...blank, name: 'First day', steps, ...part });
const version = (part: Partial<SequenceVersion> = {}): SequenceVersion => ({ number: 1, status: 'draft', content: content(), by: 'Avery Admin', at: '2026-03-04T12:00:00Z', ...part });
const sequence = (part: Partial<FollowUpSequence> = {}): FollowUpSequence => ({ campaign: 'solar-us', id: 'first-day', revision: 1, versions: [version()], ...part });
const template = (id: string, name: string, channel: MessageTemplate['channel'] = 'sms', status: 'approved' | 'draft' = 'approved'): MessageTemplate => ({
  id,
  channel,
  revision: 1,
  versions: [{ number: 1, status, author: { id: 'u1', name: 'A', at: '2026-03-04T12:00:00Z' }, approval: null, content: { name, purpose: 'marketing', sender: '', subject: '', text: '', html: null, optOut: '' } }],
});
const preview = (part: Partial<SequencePreview> = {}): SequencePreview => ({
  steps: [{ step: 'hello', kind: 'text', at: '2026-03-04T12:00:00Z', why: null, putOff: [] }],
  end: 'all steps were taken',
  endsAt: '2026-03-04T14:00:00Z',
  timeZone: 'America/New_York',
  ...part,
});

interface Change {
  method: string;
  path: string;
  version: string | null;
  body: unknown;
}

async function openSequences(path: string, stored: FollowUpSequence[] = [sequence()], user = administrator) {
  const state = {
    stored,
    changes: [] as Change[],
    previews: [] as SequenceRehearsal[],
    dryRuns: [] as SequenceRehearsal[],
    preview: () => HttpResponse.json(preview()) as Response,
    dryRun: () => HttpResponse.json({ leads: 0, steps: [], ends: [] } satisfies SequenceDryRun) as Response,
    answer: null as null | (() => Response),
  };
  const change = async ({ request, params }: { request: Request; params: Record<string, unknown> }) => {
    const text = await request.text();
    state.changes.push({ method: request.method, path: new URL(request.url).pathname, version: request.headers.get('If-Match'), body: text === '' ? null : (JSON.parse(text) as unknown) });
    return state.answer === null ? HttpResponse.json(state.stored.find((each) => each.id === params['id']) ?? state.stored[0]) : state.answer();
  };
  server.use(
    http.get('*/api/v1/sequences/shipped', () =>
      HttpResponse.json({ sequences: [{ id: 'no-show', why: 'After a missed appointment.', content: content({ name: 'After a missed appointment', steps: [{ id: 'sorry', kind: 'text', template: 'sorry-text' }] }) }] }),
    ),
    http.get('*/api/v1/campaigns/:code/sequences', () => HttpResponse.json({ sequences: state.stored })),
    http.get('*/api/v1/campaigns/:code/sequences/:id', ({ params }) => {
      const found = state.stored.find((each) => each.id === params['id']);
      return found === undefined ? HttpResponse.json({}, { status: 404 }) : HttpResponse.json(found);
    }),
    http.put('*/api/v1/campaigns/:code/sequences/:id', change),
    http.post('*/api/v1/campaigns/:code/sequences/:id/preview', async ({ request }) => {
      state.previews.push((await request.json()) as SequenceRehearsal);
      return state.preview();
    }),
    http.post('*/api/v1/campaigns/:code/sequences/:id/dry-run', async ({ request }) => {
      state.dryRuns.push((await request.json()) as SequenceRehearsal);
      return state.dryRun();
    }),
    http.post('*/api/v1/campaigns/:code/sequences/:id/:move', change),
    http.get('*/api/v1/templates', () =>
      HttpResponse.json({ templates: [template('first-text', 'First text'), template('other-text', 'Other text'), template('raw-text', 'Raw', 'sms', 'draft'), template('first-email', 'First e-mail', 'email')] }),
    ),
    http.get('*/api/v1/campaigns/:code', () => HttpResponse.json(campaign())),
    http.get('*/api/v1/brokers', () => HttpResponse.json([broker()])),
  );
  return { ...(await openApp(user, path)), state };
}

const page = '/campaigns/solar-us/sequences/first-day';
const buttonNamed = (name: RegExp | string) => screen.findByRole('button', { name });
const card = (name: RegExp) => within(screen.getByRole('listitem', { name }));
const order = (): string[] => screen.getAllByRole('listitem', { name: /^Step \d/ }).map((item) => item.getAttribute('aria-label')!);
const saved = (changes: Change[]): SequenceContent => changes.at(-1)!.body as SequenceContent;

describe('The sequences of a campaign', () => {
  test('say which are live and which wait', async () => {
    await openSequences('/campaigns/solar-us/sequences', [sequence({ versions: [version({ status: 'live' }), version({ number: 2 })] }), sequence({ id: 'later', versions: [version({ content: content({ name: 'Later' }) })] })]);
    expect((await screen.findByRole('link', { name: 'First day' })).getAttribute('href')).toBe(page);
    expect(screen.getByText('Live')).toBeTruthy();
    expect(screen.getByText('Not live')).toBeTruthy();
    expect(screen.getByText('Version 2: Draft')).toBeTruthy();
    expect(screen.getByText(/^first-day, 5 steps, 2 versions$/)).toBeTruthy();
    await expectAccessible();
  });

  test('that are none lead to a new one', async () => {
    await openSequences('/campaigns/solar-us/sequences', []);
    expect((await screen.findByRole('link', { name: 'New sequence' })).getAttribute('href')).toBe('/campaigns/solar-us/sequences/new');
  });

  test('stand on its page, too', async () => {
    await openSequences('/campaigns/solar-us');
    const section = within(await screen.findByRole('region', { name: 'Sequences of the campaign' }));
    expect((await section.findByRole('link', { name: 'First day' })).getAttribute('href')).toBe(page);
    await expectAccessible();
  });

  test('are not for brokers', async () => {
    await openSequences('/campaigns/solar-us/sequences', [], robin);
    expect(await screen.findByText('There is no such page')).toBeTruthy();
  });

  test('that cannot be read are asked for again', async () => {
    const { actor } = await openSequences(page, []);
    expect(await screen.findByRole('heading', { name: 'The sequence could not be loaded' })).toBeTruthy();
    server.use(http.get('*/api/v1/campaigns/:code/sequences/:id', () => HttpResponse.json(sequence())));
    await actor.click(await buttonNamed('Try again'));
    expect(await screen.findByRole('heading', { name: 'First day' })).toBeTruthy();
  });
});

describe('A sequence', () => {
  test('shows its steps by kind and is saved by the keyboard', async () => {
    const { actor, state } = await openSequences(page);
    await screen.findByRole('region', { name: 'Steps' });
    await waitFor(() => expect(card(/hello/).getByLabelText<HTMLSelectElement>('Template').selectedOptions[0]!.text).toBe('First text'));
    expect([...card(/hello/).getByLabelText<HTMLSelectElement>('Template').options].map((option) => option.text)).toEqual(['Choose', 'First text', 'Other text']);
    expect(card(/ring/).getByLabelText<HTMLInputElement>(/^Urgent/).checked).toBe(true);
    expect([card(/rest/).getByLabelText<HTMLInputElement>('Amount').value, card(/rest/).getByLabelText<HTMLSelectElement>('Unit').value]).toEqual(['2', 'hours']);
    expect(card(/fork/).getByLabelText<HTMLSelectElement>('Where it holds, go on with').selectedOptions[0]!.text).toBe('done');
    await screen.findByRole('list', { name: 'Steps of the preview' });
    await expectAccessible();
    await actor.type(screen.getByLabelText('Name'), '!');
    await actor.selectOptions(card(/hello/).getByLabelText('Template'), 'other-text');
    state.stored = [sequence({ revision: 2, versions: [version({ number: 2, content: content({ name: 'First day!' }) })] })];
    await actor.keyboard('{Control>}s{/Control}');
    expect(await screen.findByText('Version 2 is saved as a draft.')).toBeTruthy();
    expect(state.changes[0]).toMatchObject({ method: 'PUT', path: '/api/v1/campaigns/solar-us/sequences/first-day', version: '"1"' });
    expect(saved(state.changes)).toEqual({
      ...content({ name: 'First day!' }),
      steps: [
        { id: 'hello', kind: 'text', template: 'other-text' },
        { id: 'ring', kind: 'call', note: 'Ask for a time', urgent: true },
        { id: 'rest', kind: 'wait', minutes: 120 },
        { id: 'fork', kind: 'branch', if: { kind: 'replied' }, then: 'done', else: null },
        { id: 'done', kind: 'end' },
      ],
    });
  });

  test('takes steps of every kind, each with its own fields', async () => {
    const { actor, state } = await openSequences(page, [sequence({ versions: [version({ content: content({ steps: [] }) })] })]);
    const kinds = within(await screen.findByRole('group', { name: 'Add a step' }));
    for (const kind of ['E-mail', 'Call', 'Wait', 'Branch', 'End']) await actor.click(kinds.getByRole('button', { name: kind }));
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Step 5: end-1');
    expect(screen.getByRole('status', { name: 'What became of the steps' }).textContent).toBe('end-1 is added as step 5.');
    await actor.selectOptions(card(/email-1/).getByLabelText('Template'), await card(/email-1/).findByRole('option', { name: 'First e-mail' }));
    await actor.type(card(/call-1/).getByLabelText('What to say'), 'Hello');
    await actor.selectOptions(card(/wait-1/).getByLabelText('How long'), 'until');
    fireEvent.change(card(/wait-1/).getByLabelText('Day'), { target: { value: '4' } });
    fireEvent.change(card(/wait-1/).getByLabelText('At'), { target: { value: '16:30' } });
    await actor.selectOptions(card(/branch-1/).getByLabelText('Condition'), 'time_of_day');
    fireEvent.change(card(/branch-1/).getByLabelText('From'), { target: { value: '12:00' } });
    fireEvent.change(card(/branch-1/).getByLabelText('To before'), { target: { value: '00:00' } });
    await actor.selectOptions(card(/branch-1/).getByLabelText('Where it does not, go on with'), 'end-1');
    await expectAccessible();
    await actor.click(await buttonNamed('Save draft'));
    await waitFor(() => expect(state.changes).toHaveLength(1));
    expect(saved(state.changes).steps).toEqual([
      { id: 'email-1', kind: 'email', template: 'first-email' },
      { id: 'call-1', kind: 'call', note: 'Hello', urgent: false },
      { id: 'wait-1', kind: 'wait', day: 4, timeOfDay: 990 },
      { id: 'branch-1', kind: 'branch', if: { kind: 'time_of_day', from: 720, to: 1_440 }, then: null, else: 'end-1' },
      { id: 'end-1', kind: 'end' },
    ]);
  });

  test('branches by score and by disposition, and stops by what is chosen', async () => {
    const { actor, state } = await openSequences(page, [
      sequence({ versions: [version({ content: content({ steps: [{ id: 'a', kind: 'branch', if: { kind: 'score', score: 50 } }, { id: 'b', kind: 'branch', if: { kind: 'disposition', statuses: ['no_show'] } }] }) })] }),
    ]);
    await screen.findByRole('region', { name: 'Steps' });
    fireEvent.change(card(/1: a/).getByLabelText('Score'), { target: { value: '80' } });
    await actor.click(card(/2: b/).getByRole('checkbox', { name: 'Contacted' }));
    await actor.click(card(/2: b/).getByRole('checkbox', { name: 'No-show' }));
    const stops = within(screen.getByRole('region', { name: 'Stops' }));
    await actor.selectOptions(stops.getByLabelText('When the person writes or calls'), 'go_on');
    await actor.clear(stops.getByLabelText('A call of at least (seconds)'));
    await actor.click(stops.getByRole('checkbox', { name: 'Kept' }));
    await actor.click(stops.getByRole('checkbox', { name: /test or junk/ }));
    await actor.click(await buttonNamed('Save draft'));
    await waitFor(() => expect(state.changes).toHaveLength(1));
    expect(saved(state.changes)).toMatchObject({
      steps: [{ if: { kind: 'score', score: 80 } }, { if: { kind: 'disposition', statuses: ['contacted'] } }],
      stops: { onReply: 'go_on', callSeconds: null, statuses: ['contacted', 'appointment_set'] },
      includeFlagged: true,
    });
  });

  test('has its steps moved by buttons and keys, with the focus on what moves', async () => {
    const { actor, state } = await openSequences(page);
    await actor.click(await buttonNamed('Move rest up'));
    expect(order().slice(0, 3)).toEqual(['Step 1: hello', 'Step 2: rest', 'Step 3: ring']);
    expect(screen.getByRole('status', { name: 'What became of the steps' }).textContent).toBe('rest is now step 2 of 5.');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move rest up');
    await actor.keyboard('{Enter}{Enter}');
    expect(order()[0]).toBe('Step 1: rest');
    expect(screen.getByRole('button', { name: 'Move rest up' }).getAttribute('aria-disabled')).toBe('true');
    await actor.click(card(/hello/).getByLabelText('Step’s name'));
    await actor.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(order().slice(0, 3)).toEqual(['Step 1: rest', 'Step 2: ring', 'Step 3: hello']);
    expect(document.activeElement).toBe(card(/hello/).getByLabelText('Step’s name'));
    await actor.click(await buttonNamed('Save draft'));
    await waitFor(() => expect(saved(state.changes).steps.map((step) => step.id)).toEqual(['rest', 'ring', 'hello', 'fork', 'done']));
  });

  test('has a step removed and put back, with the branches that led to it', async () => {
    const { actor, state } = await openSequences(page);
    await actor.click(await buttonNamed('Remove done'));
    expect(order()).toHaveLength(4);
    expect(document.activeElement?.textContent).toBe('Put it back');
    await actor.click(await buttonNamed('Save draft'));
    expect(await screen.findByText('The step that it led to is removed: choose another.')).toBeTruthy();
    expect(card(/fork/).getByLabelText('Where it holds, go on with').getAttribute('aria-invalid')).toBe('true');
    expect(state.changes).toEqual([]);
    await actor.click(await buttonNamed('Put it back'));
    expect(order()[4]).toBe('Step 5: done');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Step 5: done');
    expect(screen.queryByText('The step that it led to is removed: choose another.')).toBeNull();
    await actor.click(await buttonNamed('Save draft'));
    await waitFor(() => expect(saved(state.changes).steps[3]).toMatchObject({ then: 'done' }));
  });

  test('keeps a branch on a step that gets another name, and not on one that comes earlier', async () => {
    const { actor, state } = await openSequences(page);
    fireEvent.change((await screen.findByRole('listitem', { name: /done/ })).querySelector('input')!, { target: { value: 'over' } });
    await actor.click(await buttonNamed('Save draft'));
    await waitFor(() => expect(saved(state.changes).steps[3]).toMatchObject({ then: 'over' }));
    await actor.click(await buttonNamed('Move over up'));
    await actor.click(await buttonNamed('Save draft'));
    expect(await screen.findByText('That step comes earlier now: choose a later one.')).toBeTruthy();
    expect(state.changes).toHaveLength(1);
  });

  test('that is faulty says so by field, and the sentence follows the step', async () => {
    const { actor, state } = await openSequences(page);
    state.answer = () =>
      HttpResponse.json(
        { title: 'Some fields are at fault', errors: { 'content.steps[1].note': ['Write 0 to 1,000 characters.'], 'content.name': ['Write 1 to 100 characters.'], 'content.steps': ['Each is named once.'] } },
        { status: 422 },
      );
    await actor.click(await buttonNamed('Save draft'));
    expect(await screen.findByText('Write 1 to 100 characters.')).toBeTruthy();
    expect(screen.getByText('Each is named once.')).toBeTruthy();
    expect(card(/ring/).getByLabelText('What to say').getAttribute('aria-invalid')).toBe('true');
    await actor.click(screen.getByRole('button', { name: 'Move ring up' }));
    expect(card(/Step 1: ring/).getByText('Write 0 to 1,000 characters.')).toBeTruthy();
    await expectAccessible();
  });

  test('with numbers that are none is not sent', async () => {
    const { actor, state } = await openSequences(page);
    fireEvent.change(await screen.findByLabelText('Amount'), { target: { value: 'some' } });
    fireEvent.change(screen.getByLabelText('A call of at least (seconds)'), { target: { value: '1m' } });
    expect(screen.getByText('Mend the fields that are at fault first.')).toBeTruthy();
    await actor.click(await buttonNamed('Save draft'));
    expect(screen.getByText('Give a whole number.')).toBeTruthy();
    expect(screen.getByText('Give whole seconds, or leave it empty.')).toBeTruthy();
    expect(state.changes).toEqual([]);
  });

  test('goes live once it is saved, and is withdrawn', async () => {
    const { actor, state } = await openSequences(page);
    await actor.type(await screen.findByLabelText('Name'), '!');
    expect((await buttonNamed('Publish version 1') as HTMLButtonElement).disabled).toBe(true);
    expect(screen.getByText(/Save what you have changed/)).toBeTruthy();
    await actor.type(screen.getByLabelText('Name'), '{Backspace}');
    state.stored = [sequence({ revision: 2, versions: [version({ status: 'live' })] })];
    await actor.click(await buttonNamed('Publish version 1'));
    expect(await screen.findByText('Runs begin on version 1.')).toBeTruthy();
    state.stored = [sequence({ revision: 3, versions: [version({ status: 'past' })] })];
    await actor.click(await buttonNamed('Withdraw version 1'));
    expect(await screen.findByText('No version is live: no run begins.')).toBeTruthy();
    expect(state.changes.map((each) => [each.path.split('/').at(-1), each.version])).toEqual([
      ['publish', '"1"'],
      ['withdraw', '"2"'],
    ]);
  });

  test('of templates that are not approved says so beside them when it is published', async () => {
    const { actor, state } = await openSequences(page);
    state.answer = () => HttpResponse.json({ errors: { 'content.steps[0].template': ['No version of that template is approved.'] } }, { status: 422 });
    await actor.click(await buttonNamed('Publish version 1'));
    expect(await card(/hello/).findByText('No version of that template is approved.')).toBeTruthy();
  });

  test('that somebody else changed meanwhile can be taken as it is now', async () => {
    const { actor, state } = await openSequences(page);
    await screen.findByLabelText('Name');
    state.stored = [sequence({ revision: 5, versions: [version({ content: content({ name: 'Renamed' }) })] })];
    state.answer = () => HttpResponse.json({}, { status: 412 });
    await actor.click(await buttonNamed('Save draft'));
    await actor.click(await buttonNamed(/^Take it as it is now/));
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Renamed');
    expect(screen.queryByText('Changed meanwhile')).toBeNull();
  });

  test('whose state does not allow it says why', async () => {
    const { actor, state } = await openSequences(page);
    state.answer = () => HttpResponse.json({ detail: 'Save a draft first.' }, { status: 409 });
    await actor.click(await buttonNamed('Publish version 1'));
    expect(await screen.findByText('Save a draft first.')).toBeTruthy();
  });

  test('has older versions restored as drafts', async () => {
    const older = version({ status: 'past', content: content({ name: 'Older' }) });
    const { actor, state } = await openSequences(page, [sequence({ revision: 4, versions: [older, version({ number: 2, status: 'live' })] })]);
    const versions = within(await screen.findByRole('region', { name: 'Versions' }));
    expect(versions.getAllByText(/^Version \d$/).map((each) => each.textContent)).toEqual(['Version 2', 'Version 1']);
    expect(versions.getAllByText('Wait 2 hours')).toHaveLength(2);
    state.stored = [sequence({ revision: 5, versions: [older, version({ number: 2, status: 'live' }), version({ number: 3, content: content({ name: 'Older' }) })] })];
    await actor.click(versions.getByRole('button', { name: 'Restore version 1 as a draft' }));
    expect(await screen.findByText('Version 3 is saved as a draft.')).toBeTruthy();
    expect(state.changes).toEqual([{ method: 'PUT', path: '/api/v1/campaigns/solar-us/sequences/first-day', version: '"4"', body: content({ name: 'Older' }) }]);
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Older');
  });
});

describe('A file', () => {
  test('holds what a version says, and is taken in as a draft', async () => {
    const { actor, state } = await openSequences(page);
    const kept: Blob[] = [];
    URL.createObjectURL = vi.fn((blob: Blob) => (kept.push(blob), 'blob:1'));
    URL.revokeObjectURL = vi.fn();
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      expect([this.download, this.href]).toEqual(['solar-us-first-day-v1.json', 'blob:1']);
    });
    await actor.click(await buttonNamed('Export version 1'));
    expect(click).toHaveBeenCalledOnce();
    const text = await kept[0]!.text();
    expect(JSON.parse(text)).toEqual(content());
    state.stored = [sequence({ revision: 2, versions: [version({ number: 2, content: content({ name: 'From a file' }) })] })];
    await actor.upload(screen.getByLabelText('Import a file'), new File([text], 'x.json', { type: 'application/json' }));
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('From a file'));
    expect(state.changes).toEqual([{ method: 'PUT', path: '/api/v1/campaigns/solar-us/sequences/first-day', version: '"1"', body: content() }]);
  });

  test('that the server does not take says what is wrong in it, and changes nothing', async () => {
    const { actor, state } = await openSequences(page);
    await screen.findByLabelText('Name');
    state.answer = () => HttpResponse.json({ title: 'Some fields are at fault', errors: { 'steps[0].kind': ['This is not a value that the field takes.'] } }, { status: 422 });
    await actor.upload(screen.getByLabelText('Import a file'), new File(['{"name":"X"}'], 'x.json', { type: 'application/json' }));
    const alert = within(await screen.findByText('Some fields are at fault').then((title) => title.closest<HTMLElement>('[role=alert]')!));
    expect(alert.getByText('steps[0].kind')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('First day');
  });

  test('makes a new sequence under its own name', async () => {
    const { actor, state } = await openSequences('/campaigns/solar-us/sequences/new');
    await screen.findByLabelText('Name');
    await actor.upload(screen.getByLabelText('Import a file'), new File(['{}'], 'Twelve Days-v3.json', { type: 'application/json' }));
    await waitFor(() => expect(state.changes[0]).toMatchObject({ path: '/api/v1/campaigns/solar-us/sequences/twelve-days', version: '"0"' }));
  });
});

describe('A new sequence', () => {
  test('begins with one that ships, and opens under its address', async () => {
    const { actor, state } = await openSequences('/campaigns/solar-us/sequences/new', []);
    await actor.click(await buttonNamed('Begin with no-show'));
    expect(screen.getByLabelText<HTMLInputElement>('Id').value).toBe('no-show');
    await waitFor(() => expect(card(/sorry/).getByLabelText<HTMLSelectElement>('Template').selectedOptions[0]!.text).toBe('sorry-text (none that is approved)'));
    await expectAccessible();
    state.stored = [sequence({ id: 'no-show', versions: [version({ content: content({ name: 'After a missed appointment' }) })] })];
    await actor.click(await buttonNamed('Save draft'));
    await waitFor(() => expect(location.pathname).toBe('/campaigns/solar-us/sequences/no-show'));
    expect(state.changes[0]).toMatchObject({ version: '"0"', body: { name: 'After a missed appointment', steps: [{ id: 'sorry', kind: 'text', template: 'sorry-text' }] } });
  });

  test('under a taken id says so', async () => {
    const { actor, state } = await openSequences('/campaigns/solar-us/sequences/new', []);
    state.answer = () => HttpResponse.json({}, { status: 412 });
    await actor.type(await screen.findByLabelText('Id'), 'taken');
    await actor.click(await buttonNamed('Save draft'));
    expect(await screen.findByText(/Choose another id/)).toBeTruthy();
    expect(screen.getByText('Add a step first.')).toBeTruthy();
  });
});

describe('The preview', () => {
  const law = { rule: 'fl-window', source: '47 CFR 64.1200 [R]', outcome: 'defer' as const, sentence: 'In FL it is 7:00: texts may be sent from 8:00 on.' };

  test('says when each step goes out, what put it off by which rule, and why one is left out', async () => {
    const { actor, state } = await openSequences(page);
    state.preview = () =>
      HttpResponse.json(
        preview({
          steps: [
            { step: 'hello', kind: 'text', at: '2026-03-04T13:00:00Z', why: null, putOff: [{ from: '2026-03-04T12:00:00Z', until: '2026-03-04T13:00:00Z', because: ['x'], reasons: [law] }] },
            { step: 'ring', kind: 'call', at: '2026-03-06T14:00:00Z', why: null, putOff: [{ from: '2026-03-05T14:00:00Z', until: '2026-03-06T14:00:00Z', because: ['The broker is away.'], reasons: [] }] },
            { step: 'mail', kind: 'email', at: '2026-03-06T14:00:00Z', why: 'No version of that template is approved.', putOff: [] },
          ],
        }),
      );
    await screen.findByRole('region', { name: 'Preview' });
    fireEvent.change(screen.getByLabelText('Of the state'), { target: { value: 'fl' } });
    const begins = dateTimeLocal(new Date('2026-03-04T12:00:00Z'));
    fireEvent.change(screen.getByLabelText('The run begins'), { target: { value: begins } });
    const course = within(await screen.findByRole('list', { name: 'Steps of the preview' }));
    await waitFor(() => expect(state.previews.at(-1)).toMatchObject({ state: 'FL', at: '2026-03-04T12:00:00.000Z', draft: { name: 'First day' } }));
    expect(await screen.findByText(/Put off from .*07:00.* until .*08:00/)).toBeTruthy();
    expect(course.getByText(law.sentence)).toBeTruthy();
    expect(course.getByText('fl-window, 47 CFR 64.1200 [R]')).toBeTruthy();
    expect(course.getByText('The broker is away.')).toBeTruthy();
    expect(course.getByText('Left out: No version of that template is approved.')).toBeTruthy();
    expect(course.getAllByText(/^Day 3,/)).toHaveLength(2);
    expect(screen.getByText(/It ends .*09:00.*: all steps were taken/)).toBeTruthy();
    await expectAccessible();
    await actor.clear(screen.getByLabelText('Of the state'));
    expect(screen.getByText('Give the state by its two letters.')).toBeTruthy();
  });

  test('is made anew with what is written, once', async () => {
    const { actor, state } = await openSequences(page);
    await waitFor(() => expect(state.previews).toHaveLength(1));
    await actor.type(screen.getByLabelText('Name'), ' indeed');
    await waitFor(() => expect(state.previews.at(-1)!.draft.name).toBe('First day indeed'));
    expect(state.previews).toHaveLength(2);
  });

  test('is made for a lead that is chosen or pasted', async () => {
    const id = '01890000-0000-7000-8000-00000000000a';
    const { actor, hub, state } = await openSequences('/');
    hub.send(snapshot([gridRow(1, { id }), gridRow(2, { campaign: 'other', lastName: 'Elsewhere' })]));
    await screen.findByRole('grid');
    await actor.click(screen.getByRole('link', { name: 'Campaigns' }));
    history.pushState(null, '', page);
    const person = await screen.findByLabelText('For');
    await actor.selectOptions(person, 'lead');
    expect(screen.getByText('Choose a lead, or paste its id or address.')).toBeTruthy();
    expect(screen.queryByRole('option', { name: /Elsewhere/ })).toBeNull();
    await actor.selectOptions(screen.getByLabelText('One of the last leads'), 'Josephine Darakjy1, MI');
    await waitFor(() => expect(state.previews.at(-1)).toMatchObject({ leadId: id }));
    state.preview = () => HttpResponse.json({}, { status: 404 });
    fireEvent.change(screen.getByLabelText('Lead’s id or address'), { target: { value: 'https://grid.example/leads/01890000-0000-7000-8000-00000000000B' } });
    expect(await screen.findByText('There is no such lead in this campaign.')).toBeTruthy();
    expect(state.previews.at(-1)).toMatchObject({ leadId: '01890000-0000-7000-8000-00000000000b' });
  });

  test('says what is still missing, or that it cannot be had', async () => {
    const { state } = await openSequences(page);
    state.preview = () => HttpResponse.json({ errors: { 'content.steps[0].template': ['Name the template that is sent.'] } }, { status: 422 });
    fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'x' } });
    expect(await screen.findByText('steps[0].template: Name the template that is sent.')).toBeTruthy();
    state.preview = () => HttpResponse.json({ detail: 'Out of order.' }, { status: 503 });
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'xy' } });
    expect(await screen.findByText('Out of order.')).toBeTruthy();
  });

  test('of a person whose zone is not known goes by UTC', async () => {
    const { state } = await openSequences(page);
    state.preview = () => HttpResponse.json(preview({ timeZone: null }));
    fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'x' } });
    expect(await screen.findByText(/UTC stands for it/)).toBeTruthy();
    expect(screen.getByText(/It ends .*(14|02):00.* UTC/)).toBeTruthy();
  });
});

describe('A dry run', () => {
  test('says what became of each step and how runs ended', async () => {
    const { actor, state } = await openSequences(page);
    state.dryRun = () =>
      HttpResponse.json({
        leads: 42,
        steps: [{ step: 'hello', kind: 'text', reached: 42, taken: 40, putOff: 7, leftOut: 2, rules: [{ rule: 'us-window', times: 6 }] }],
        ends: [{ end: 'the person has answered', leads: 12 }],
      } satisfies SequenceDryRun);
    const area = within(await screen.findByRole('region', { name: 'Dry run' }));
    fireEvent.change(area.getByLabelText('Leads at most'), { target: { value: '900' } });
    expect(area.getByText('Give a whole number from 1 to 500.')).toBeTruthy();
    expect(area.getByRole<HTMLButtonElement>('button').disabled).toBe(true);
    fireEvent.change(area.getByLabelText('Leads at most'), { target: { value: '50' } });
    await actor.click(area.getByRole('button', { name: 'Run it dry' }));
    const row = (await area.findByText('us-window (6)')).closest('tr')!;
    expect([...row.cells].map((cell) => cell.textContent)).toEqual(['hello Text', '42', '40', '7', '2', 'us-window (6)']);
    expect(area.getByText('12: the person has answered')).toBeTruthy();
    expect(state.dryRuns).toMatchObject([{ leads: 50, draft: { name: 'First day' } }]);
    await expectAccessible();
  });

  test('without leads, or refused, says so', async () => {
    const { actor, state } = await openSequences(page);
    await actor.click(await buttonNamed('Run it dry'));
    expect(await screen.findByText('The campaign has no leads yet.')).toBeTruthy();
    state.dryRun = () => HttpResponse.json({ detail: 'Too many.' }, { status: 503 });
    await actor.click(await buttonNamed('Run it dry'));
    expect(await screen.findByText('Too many.')).toBeTruthy();
  });
});
