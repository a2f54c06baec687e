import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import type { PoolNumber } from '../api/contract';
import { broker, campaign } from '../testing/fixtures';
import { administrator, expectAccessible, openApp, robin } from '../testing/render';
import { server } from '../testing/server';
import { grouped, healthWords, placeOf, sentWords, termsOf } from './words';

const number = (part: Partial<PoolNumber> = {}): PoolNumber => ({
  number: '+12015550142',
  kind: 'local',
  terms: { campaign: campaign().code, broker: null, perSecond: 1, perDay: 2_000 },
  state: 'active',
  version: 3,
  areaCode: '201',
  region: 'NJ',
  sentToday: 250,
  delivered: 90,
  failed: 8,
  blocked: 2,
  restsUntil: null,
  restsBecause: null,
  quarantinedUntil: null,
  addedAt: '2026-11-01T12:00:00Z',
  changedAt: '2026-11-01T12:00:00Z',
  changedBy: 'Avery Admin',
  ...part,
});

const shared = number({ number: '+18335550142', kind: 'toll_free', terms: { campaign: null, broker: 'alder', perSecond: 3, perDay: null }, areaCode: null, region: null, delivered: 0, failed: 0, blocked: 0 });
const resting = number({ number: '+13055550142', state: 'resting', restsUntil: '2026-11-28T06:00:00Z', restsBecause: 'Only 20 of its last 60 texts arrived.' });
const released = number({ number: '+14155550142', state: 'quarantined', quarantinedUntil: '2027-02-01T12:00:00Z' });

async function openNumbers(numbers: PoolNumber[] | null) {
  server.use(
    http.get('*/api/v1/numbers', () => (numbers === null ? HttpResponse.json({ detail: 'No silo answers.' }, { status: 503 }) : HttpResponse.json({ numbers, limit: 2_000 }))),
    http.get('*/api/v1/brokers', () => HttpResponse.json([broker()])),
    http.get('*/api/v1/campaigns', () => HttpResponse.json([campaign()])),
  );
  return openApp(administrator, '/numbers');
}

describe('The numbers', () => {
  test('are shown by campaign, with use, health and state', async () => {
    await openNumbers([number(), shared, resting, released]);
    const own = within(await screen.findByRole('region', { name: campaign().name }));
    const card = within(own.getByRole('listitem', { name: '(201) 555-0142' }));
    for (const words of ['In use', 'Area code 201, NJ', '250 of 2,000 today', '90 % of 100 arrived, 2 held back by carriers']) expect(card.getByText(words)).toBeTruthy();
    expect(card.getByRole('meter', { name: 'Sent by (201) 555-0142' }).getAttribute('value')).toBe('250');
    expect(own.getByText(/Only 20 of its last 60 texts arrived\./)).toBeTruthy();
    const any = within(screen.getByRole('region', { name: 'Any campaign' }));
    for (const words of ['Toll-free', '250 today, no limit', 'No reports yet', '3 a second, for Alder Insurance only']) expect(any.getByText(words)).toBeTruthy();
    const quarantine = within(screen.getByRole('region', { name: 'In quarantine' }));
    expect(quarantine.getByText(/Nobody gets it before/)).toBeTruthy();
    expect(quarantine.queryByRole('button')).toBeNull();
    expect(screen.getByRole('link', { name: 'Numbers' }).getAttribute('aria-current')).toBe('page');
    await expectAccessible();
  });

  test('are added with what the kind usually allows', async () => {
    const { actor } = await openNumbers([]);
    const posts: unknown[] = [];
    server.use(
      http.post('*/api/v1/numbers', async ({ request }) => {
        posts.push(await request.json());
        return HttpResponse.json(shared, { status: 201 });
      }),
    );
    expect(await screen.findByText(/The pool is empty/)).toBeTruthy();
    await actor.click(screen.getByRole('button', { name: 'Add a number' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Add a number' }));
    await expectAccessible();
    await actor.type(dialog.getByLabelText('Number'), '833 555 0142');
    await actor.selectOptions(dialog.getByLabelText('Kind'), 'Toll-free');
    await actor.selectOptions(dialog.getByLabelText('Broker'), 'Alder Insurance');
    await actor.click(dialog.getByRole('button', { name: 'Add' }));
    expect(await screen.findByText('(833) 555-0142 is in the pool.')).toBeTruthy();
    expect(posts).toEqual([{ number: '833 555 0142', kind: 'toll_free', campaign: null, broker: 'alder', perSecond: 3, perDay: null }]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('that are at fault are said to be', async () => {
    const { actor } = await openNumbers([]);
    server.use(http.post('*/api/v1/numbers', () => HttpResponse.json({ title: 'Some fields are at fault', errors: { number: ['It is in the pool already.'] } }, { status: 422 })));
    await actor.click(await screen.findByRole('button', { name: 'Add a number' }));
    const dialog = within(screen.getByRole('dialog'));
    await actor.clear(dialog.getByLabelText('Parts of texts a second'));
    await actor.click(dialog.getByRole('button', { name: 'Add' }));
    expect(dialog.getByText(/A limit is a number above 0/)).toBeTruthy();
    await actor.type(dialog.getByLabelText('Parts of texts a second'), '1');
    await actor.click(dialog.getByRole('button', { name: 'Add' }));
    expect(await dialog.findByText(/It is in the pool already\./)).toBeTruthy();
  });

  test('are given to another campaign at the version that was seen', async () => {
    const { actor } = await openNumbers([number()]);
    const puts: unknown[] = [];
    server.use(
      http.put('*/api/v1/numbers/:number', async ({ params, request }) => {
        puts.push(params['number'], request.headers.get('If-Match'), await request.json());
        return puts.length > 3 ? HttpResponse.json({}, { status: 412 }) : HttpResponse.json(number());
      }),
    );
    const change = async () => {
      await actor.click(await screen.findByRole('button', { name: 'Change (201) 555-0142' }));
      const dialog = within(screen.getByRole('dialog', { name: 'Change (201) 555-0142' }));
      await actor.selectOptions(dialog.getByLabelText('Campaign'), 'Any campaign');
      await actor.click(dialog.getByRole('button', { name: 'Save' }));
    };
    await change();
    expect(await screen.findByText('(201) 555-0142 is changed.')).toBeTruthy();
    expect(puts).toEqual(['+12015550142', '"3"', { campaign: null, broker: null, perSecond: 1, perDay: 2_000 }]);
    await change();
    expect(await screen.findByText('Changed meanwhile')).toBeTruthy();
  });

  test('are released once that is meant', async () => {
    const { actor } = await openNumbers([number()]);
    let refuse = true;
    server.use(
      http.post('*/api/v1/numbers/:number/release', () => (refuse ? HttpResponse.json({ detail: 'Not today.' }, { status: 409 }) : HttpResponse.json(released))),
    );
    await actor.click(await screen.findByRole('button', { name: 'Release (201) 555-0142' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Release (201) 555-0142?' }));
    await expectAccessible();
    await actor.click(dialog.getByRole('button', { name: 'Release' }));
    expect(await dialog.findByText('Not today.')).toBeTruthy();
    refuse = false;
    await actor.click(dialog.getByRole('button', { name: 'Release' }));
    expect(await screen.findByText('(201) 555-0142 is released.')).toBeTruthy();
  });

  test('that cannot be read are said to be, and are for administrators', async () => {
    const { unmount } = await openNumbers(null);
    expect(await screen.findByText('The numbers could not be loaded')).toBeTruthy();
    unmount();
    await openApp(robin, '/numbers');
    expect(await screen.findByText('There is no such page')).toBeTruthy();
  });
});

describe('Words', () => {
  test('say where a number is from, what it sent and how it does', () => {
    expect(placeOf(number({ region: null }))).toBe('Area code 201');
    expect(sentWords(number({ sentToday: 0 }))).toBe('0 of 2,000 today');
    expect(healthWords(number({ blocked: 0, failed: 10 }))).toBe('90 % of 100 arrived');
  });

  test('group campaigns first, then what anybody may use, then what nobody has', () => {
    const groups = grouped([released, shared, number()], (code) => code.toUpperCase());
    expect(groups.map((group) => group.title)).toEqual([campaign().code.toUpperCase(), 'Any campaign', 'In quarantine']);
  });

  test('read limits as they are typed', () => {
    const draft = { campaign: 'solar', broker: 'alder', perSecond: '0.5', perDay: ' ' };
    expect(termsOf(draft)).toEqual({ campaign: 'solar', broker: 'alder', perSecond: 0.5, perDay: null });
    expect(termsOf({ ...draft, perSecond: 'x' })).toBeNull();
    expect(termsOf({ ...draft, perDay: '-1' })).toBeNull();
  });
});
