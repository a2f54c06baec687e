import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import { expectAccessible, robin } from '../testing/render';
import { buttonNamed, card, content, openSequences, order, page, saved, sequence, version } from '../testing/sequences';
import { server } from '../testing/server';

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

  test('that cannot be read say so on either page', async () => {
    const { actor } = await openSequences('/templates');
    server.use(http.get('*/api/v1/campaigns/:code/sequences', () => HttpResponse.json({ detail: 'Out of order.' }, { status: 503 })));
    history.pushState(null, '', '/campaigns/solar-us');
    const section = within(await screen.findByRole('region', { name: 'Sequences of the campaign' }));
    expect(await section.findByText('Out of order.')).toBeTruthy();
    await actor.click(section.getByRole('link', { name: 'Sequences' }));
    expect(await screen.findByRole('heading', { name: 'Sequences could not be loaded' })).toBeTruthy();
    server.use(http.get('*/api/v1/campaigns/:code/sequences', () => HttpResponse.json({ sequences: [sequence()] })));
    await actor.click(await buttonNamed('Try again'));
    expect(await screen.findByRole('link', { name: 'First day' })).toBeTruthy();
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

  test('says where the templates cannot be had, and what a branch or a stop lacks', async () => {
    const { actor, state } = await openSequences('/campaigns/solar-us/sequences');
    server.use(http.get('*/api/v1/templates', () => HttpResponse.json({ detail: 'Out of order.' }, { status: 503 })));
    await actor.click(await screen.findByRole('link', { name: 'First day' }));
    expect(await screen.findByText('The templates could not be loaded: Out of order.')).toBeTruthy();
    await actor.selectOptions(card(/fork/).getByLabelText('Condition'), 'disposition');
    await actor.click(card(/fork/).getByRole('checkbox', { name: 'No-show' }));
    await actor.selectOptions(card(/fork/).getByLabelText('Where it holds, go on with'), '');
    state.answer = () => HttpResponse.json({ errors: { 'content.steps[3].if.statuses': ['Name others.'], 'content.steps[2]': ['Wait either way.'] } }, { status: 422 });
    await actor.click(await buttonNamed('Save draft'));
    expect(await card(/fork/).findByText('Name others.')).toBeTruthy();
    expect(card(/rest/).getByText('Wait either way.')).toBeTruthy();
    expect(saved(state.changes).steps[3]).toEqual({ id: 'fork', kind: 'branch', if: { kind: 'disposition', statuses: ['no_show'] }, then: null, else: null });
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
    expect(await screen.findByText(/^No version is live: no run begins/)).toBeTruthy();
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
});
