import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import { expectAccessible } from '../testing/render';
import { buttonNamed, card, content, openSequences, page, sequence, version } from '../testing/sequences';
import { server } from '../testing/server';

describe('A version', () => {
  test('of before is restored as a draft', async () => {
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

  test('that was withdrawn says how the sequence goes live again', async () => {
    await openSequences(page, [sequence({ versions: [version({ status: 'past' })] })]);
    expect(await screen.findByText(/Save a draft, and publish it/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^(Publish|Withdraw)/ })).toBeNull();
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

  test('that cannot be read any more says so, and nothing is sent', async () => {
    const { actor, state } = await openSequences(page);
    await screen.findByLabelText('Name');
    const gone = new File(['{}'], 'x.json', { type: 'application/json' });
    gone.text = () => Promise.reject(new DOMException('It has moved.', 'NotReadableError'));
    await actor.upload(screen.getByLabelText('Import a file'), gone);
    expect(await screen.findByText('The file could not be read: It has moved.')).toBeTruthy();
    expect(state.changes).toEqual([]);
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

  test('keeps an id that was typed when it begins with one that ships', async () => {
    const { actor } = await openSequences('/campaigns/solar-us/sequences/new', []);
    await actor.type(await screen.findByLabelText('Id'), 'mine');
    await actor.click(await buttonNamed('Begin with no-show'));
    expect(screen.getByLabelText<HTMLInputElement>('Id').value).toBe('mine');
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('After a missed appointment');
  });

  test('is written from nothing where those that ship cannot be had', async () => {
    const { actor } = await openSequences('/campaigns/solar-us/sequences', []);
    server.use(http.get('*/api/v1/sequences/shipped', () => HttpResponse.json({ detail: 'Out of order.' }, { status: 503 })));
    await actor.click(await screen.findByRole('link', { name: 'New sequence' }));
    expect(await screen.findByRole('heading', { name: 'The sequences that ship could not be loaded' })).toBeTruthy();
    expect(screen.getByRole('group', { name: 'Add a step' })).toBeTruthy();
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
