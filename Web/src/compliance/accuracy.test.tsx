import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import type { AccuracyDay } from '../api/contract';
import { server } from '../testing/server';
import { AccuracySection, shareOf } from './AccuracySection';

const day = (part: Partial<AccuracyDay> = {}): AccuracyDay => ({
  day: '2026-11-26',
  zone: 'America/New_York',
  judged: 4,
  right: 4,
  erased: 0,
  accuracy: 1,
  differences: [],
  doneAt: '2026-11-27T05:31:00Z',
  ...part,
});

const wrong = day({
  day: '2026-11-25',
  right: 2,
  erased: 1,
  accuracy: 0.5,
  differences: [
    { at: '2026-11-25T12:00:00Z', contact: 'phone-01', permitId: 'p-1', messageId: 'm-1', channel: 'sms', purpose: 'marketing', objections: ['us-window'], senderSaid: ['stop'], dataVersion: '1' },
    { at: '2026-11-25T13:00:00Z', contact: 'phone-02', permitId: null, messageId: null, channel: null, purpose: null, objections: ['no-permit'], senderSaid: [], dataVersion: null },
  ],
});

function open(days: AccuracyDay[]) {
  server.use(http.get('*/api/v1/compliance/accuracy', () => HttpResponse.json({ days })));
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AccuracySection />
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

describe('Consent accuracy', () => {
  test('is shown per day, with what was wrong', async () => {
    open([day(), wrong, day({ day: '2026-11-24', judged: 0, right: 0, accuracy: null }), day({ day: '2026-11-23', doneAt: null })]);
    expect(await screen.findByText('100 %')).toBeTruthy();
    for (const words of ['50.000 %', 'Nobody was contacted', 'Being judged', 'us-window', 'no-permit', '2 differences']) expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getByText(/2 of 4 contacts right, 1 erased since/)).toBeTruthy();
    expect(screen.getByText(/contact phone-01, permit p-1, message m-1; allowed by stop of version 1/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Judge 2026-11-23 again' })).toBeNull();
  });

  test('is judged again for a day', async () => {
    const asked: string[] = [];
    server.use(
      http.post('*/api/v1/compliance/accuracy/:day', ({ params }) => {
        asked.push(String(params.day));
        return HttpResponse.json(day({ doneAt: null }), { status: 202 });
      }),
    );
    const actor = open([wrong]);
    await actor.click(await screen.findByRole('button', { name: 'Judge 2026-11-25 again' }));
    await expect.poll(() => asked).toEqual(['2026-11-25']);
  });

  test('of no day is said', async () => {
    open([]);
    expect(await screen.findByText('No day was judged yet.')).toBeTruthy();
  });

  test('is never rounded up to 100 %', () => {
    expect(shareOf({ judged: 3_000_000, right: 2_999_999 })).toBe('99.999 %');
    expect(shareOf({ judged: 3, right: 3 })).toBe('100 %');
  });
});
