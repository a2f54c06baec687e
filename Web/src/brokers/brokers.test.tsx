import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import type { BrokerProfile } from '../api/contract';
import { broker, campaign } from '../testing/fixtures';
import { administrator, expectAccessible, openApp } from '../testing/render';
import { server } from '../testing/server';
import { hoursWords } from './hours';

async function openBrokers(brokers: BrokerProfile[]) {
  server.use(
    http.get('*/api/v1/brokers', () => HttpResponse.json(brokers)),
    http.get('*/api/v1/campaigns', () => HttpResponse.json([campaign()])),
  );
  return openApp(administrator, '/brokers');
}

const bare = broker({ id: 'elm', name: 'Elm Partners', licences: [], caps: { daily: null, monthly: null, open: null }, hours: { timeZone: 'UTC', intervals: [] }, paused: true });

describe('The brokers page', () => {
  test('shows licences, caps, weights and hours', async () => {
    await openBrokers([broker(), bare]);
    await screen.findByRole('heading', { name: 'Alder Insurance' });
    expect([...document.querySelectorAll('.caps')].map((caps) => caps.textContent)).toEqual(['A day40A monthNo limitOpen10', 'A dayNo limitA monthNo limitOpenNo limit']);
    expect(await screen.findByText('Solar, United States: 3')).toBeTruthy();
    for (const words of ['NY', 'Mon 09:00 to 18:00 (America/New_York)', 'Always', 'None', 'Member of no campaign', '2 brokers, 1 paused']) expect(screen.getByText(words)).toBeTruthy();
    await expectAccessible();
  });

  test('pauses and resumes', async () => {
    const { actor } = await openBrokers([broker(), bare]);
    server.use(http.post('*/api/v1/brokers/:id/:verb', ({ params }) => HttpResponse.json(params['id'] === 'alder' ? broker({ paused: true }) : { ...bare, paused: false })));
    await actor.click(await screen.findByRole('button', { name: 'Pause Alder Insurance' }));
    expect(await screen.findByText('Alder Insurance is paused.')).toBeTruthy();
    await actor.click(await screen.findByRole('button', { name: 'Resume Elm Partners' }));
    expect(await screen.findByText('Elm Partners takes leads again.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Resume Alder Insurance' })).toBeTruthy();
  });

  test('says why a broker could not be paused', async () => {
    const { actor } = await openBrokers([broker()]);
    server.use(http.post('*/api/v1/brokers/alder/pause', () => HttpResponse.json({ detail: 'Not today.' }, { status: 409 })));
    await actor.click(await screen.findByRole('button', { name: 'Pause Alder Insurance' }));
    expect(await screen.findByText('Not today.')).toBeTruthy();
  });

  test('without brokers says what that means, and a failure can be tried again', async () => {
    const { actor } = await openBrokers([]);
    expect(await screen.findByRole('heading', { name: 'No brokers yet' })).toBeTruthy();
    server.use(http.get('*/api/v1/brokers', () => HttpResponse.json({}, { status: 500 })));
    await actor.click(screen.getByRole('link', { name: 'Leads' }));
    expect(location.pathname).toBe('/');
  });
});

describe('Caps', () => {
  async function edit() {
    const app = await openBrokers([broker()]);
    await app.actor.click(await screen.findByRole('button', { name: 'Edit caps of Alder Insurance' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Caps of Alder Insurance' }));
    return { ...app, dialog, save: () => app.actor.click(dialog.getByRole('button', { name: 'Save caps' })) };
  }

  test('are saved with the whole profile and its version', async () => {
    const { actor, dialog, save } = await edit();
    const puts: unknown[] = [];
    server.use(
      http.put('*/api/v1/brokers/alder', async ({ request }) => {
        puts.push(request.headers.get('If-Match'), await request.json());
        return HttpResponse.json({});
      }),
    );
    await expectAccessible();
    await actor.clear(dialog.getByLabelText('Leads a day'));
    await actor.type(dialog.getByLabelText('Leads a month'), '500');
    await save();
    expect(await screen.findByText('The caps of Alder Insurance are saved.')).toBeTruthy();
    expect(puts).toEqual(['"3"', broker({ caps: { daily: null, monthly: 500, open: 10 }, callsPerDay: null })]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('are whole numbers', async () => {
    const { actor, dialog, save } = await edit();
    await actor.type(dialog.getByLabelText('Leads a month'), '1.5');
    await save();
    expect(dialog.getByText('A cap is a whole number; leave it empty for no limit.')).toBeTruthy();
    await actor.click(dialog.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test.each([
    [412, {}, /Somebody else saved this broker/],
    [422, { detail: 'Faulty.', errors: { 'caps.daily': ['Too many.'] } }, /Faulty\. Too many\./],
  ])('that are refused with %d say why', async (status, document, words) => {
    const { save } = await edit();
    server.use(http.put('*/api/v1/brokers/alder', () => HttpResponse.json(document, { status })));
    await save();
    expect(await screen.findByText(words)).toBeTruthy();
  });
});

test('Hours of days in a row are said once', () => {
  const day = (name: 'monday' | 'tuesday' | 'wednesday' | 'saturday', fromMinute: number, toMinute: number) => ({ day: name, fromMinute, toMinute });
  expect(hoursWords({ timeZone: 'UTC', intervals: [day('tuesday', 540, 1020), day('monday', 780, 1020), day('monday', 540, 720), day('wednesday', 540, 1020), day('saturday', 600, 660)] })).toBe(
    'Mon 09:00 to 12:00 and 13:00 to 17:00, Tue–Wed 09:00 to 17:00, Sat 10:00 to 11:00 (UTC)',
  );
});
