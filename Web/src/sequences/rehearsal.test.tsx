import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import type { SequenceDryRun } from '../api/contract';
import { dateTimeLocal } from '../leads/appointmentTimes';
import { gridRow, snapshot } from '../testing/fixtures';
import { expectAccessible } from '../testing/render';
import { buttonNamed, openSequences, page, preview } from '../testing/sequences';

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
