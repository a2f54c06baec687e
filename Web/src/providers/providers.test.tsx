import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import type { ProviderInSilo, ProviderStatus, ProvidersView } from '../api/contract';
import { administrator, expectAccessible, openApp, robin } from '../testing/render';
import { server } from '../testing/server';
import { lasting, limitWords, outboxWords, stateOf } from './words';

const silo = (part: Partial<ProviderInSilo> = {}): ProviderInSilo => ({
  silo: 'silo-0',
  circuit: 'closed',
  lastSuccess: '2026-11-27T17:59:00Z',
  lastFailure: null,
  countedSince: '2026-11-24T18:00:00Z',
  accepted: 1_200,
  refused: 12,
  notSent: 3,
  unknown: 1,
  costToday: { amount: 11.3, currency: 'USD' },
  perSecond: 100,
  atOnce: 64,
  fallback: null,
  ...part,
});

const provider = (part: Partial<ProviderStatus> = {}): ProviderStatus => ({
  provider: 'twilio',
  channel: 'sms',
  configured: true,
  fallback: null,
  accepted: 1_200,
  refused: 12,
  notSent: 3,
  unknown: 1,
  costToday: { amount: 11.3, currency: 'USD' },
  silos: [silo()],
  ...part,
});

const view = (part: Partial<ProvidersView> = {}): ProvidersView => ({
  at: '2026-11-27T18:00:00Z',
  silos: [{ name: 'silo-0', address: '10.0.0.1:11111', answers: true }],
  providers: [provider(), provider({ provider: 'smtp', channel: 'email', configured: false, silos: [], costToday: null })],
  outbox: { due: 14, more: false, oldestSeconds: 38 },
  ...part,
});

const answers = (answer: () => Response) => server.use(http.get('*/api/v1/providers', answer));

describe('The providers', () => {
  test('are shown with their figures, by silo', async () => {
    answers(() => HttpResponse.json(view()));
    const { container } = await openApp(administrator, '/providers');
    const twilio = within(await screen.findByRole('region', { name: 'Twilio' }));
    for (const words of ['$11.30', 'None: messages wait', '100 a second, 64 at once', 'None']) expect(twilio.getByText(words)).toBeTruthy();
    expect(twilio.getAllByText('In use')).toHaveLength(2);
    expect(screen.getByText('14 are due, the oldest for 38 seconds.')).toBeTruthy();
    expect(within(screen.getByRole('region', { name: 'Mail server' })).getByText('Not configured')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Providers' }).getAttribute('aria-current')).toBe('page');
    await expectAccessible(container);
  });

  test('that fail, and a silo that hangs, are said', async () => {
    answers(() =>
      HttpResponse.json(
        view({
          silos: [
            { name: 'silo-0', address: '10.0.0.1:11111', answers: true },
            { name: 'silo-1', address: '10.0.0.2:11111', answers: false },
          ],
          providers: [provider({ silos: [silo({ circuit: 'open', lastFailure: { at: '2026-11-27T17:59:52Z', code: 'HTTP 500' } })] })],
          outbox: null,
        }),
      ),
    );
    const { container } = await openApp(administrator, '/providers');
    expect(await screen.findByText('silo-1 does not answer')).toBeTruthy();
    expect(screen.getAllByText('Left alone')).toHaveLength(2);
    expect(screen.getByText('HTTP 500')).toBeTruthy();
    expect(screen.getByText('Not known: the database did not answer.')).toBeTruthy();
    await expectAccessible(container);
  });

  test('are asked again, and what was seen last stays while nobody answers', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      let calls = 0;
      answers(() => (++calls === 1 ? HttpResponse.json(view()) : HttpResponse.json({ detail: 'No silo answers.' }, { status: 503 })));
      await openApp(administrator, '/providers');
      await screen.findByRole('region', { name: 'Twilio' });
      await vi.advanceTimersByTimeAsync(5_100);
      expect(await screen.findByText('This is not up to date')).toBeTruthy();
      expect(screen.getByRole('region', { name: 'Twilio' })).toBeTruthy();
    } finally {
      vi.useRealTimers();
    }
  });

  test('that cannot be read are said to be, and asked for again', async () => {
    let fail = true;
    answers(() => (fail ? HttpResponse.json({ detail: 'No silo answers.' }, { status: 503 }) : HttpResponse.json(view({ providers: [] }))));
    const { actor } = await openApp(administrator, '/providers');
    expect(await screen.findByText('The providers could not be loaded')).toBeTruthy();
    fail = false;
    await actor.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No silo has said which providers there are.')).toBeTruthy();
  });

  test('are for administrators', async () => {
    await openApp(robin, '/providers');
    expect(await screen.findByText('There is no such page')).toBeTruthy();
  });
});

test('The words tell what is', () => {
  expect(stateOf(provider({ silos: [silo(), silo({ circuit: 'half_open' })] }))).toEqual({ words: 'Trying again', tone: 'off' });
  expect(outboxWords({ due: 0, more: false, oldestSeconds: 0 })).toBe('Nothing waits.');
  expect(outboxWords({ due: 1, more: false, oldestSeconds: 0.2 })).toBe('1 is due, the oldest for less than a second.');
  expect(outboxWords({ due: 10_000, more: true, oldestSeconds: 7_300 })).toBe('10,000 or more are due, the oldest for 2 hours.');
  expect(lasting(125)).toBe('2 minutes');
  expect(limitWords(null, 8)).toBe('8 at once');
});
