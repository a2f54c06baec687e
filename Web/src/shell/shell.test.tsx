import { act, fireEvent, render, screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import { ask, listOf, Problem, send } from '../api/client';
import { dateTimeLocal, nextMorning } from '../leads/appointmentTimes';
import { noon } from '../testing/fixtures';
import { server } from '../testing/server';
import { Dialog } from './Dialog';
import { Failure } from './Failure';
import { ago, ahead, fullName, humanise, lasted, money, phone, plural, statusName, when } from './format';
import { useNow } from './now';
import { dismiss, currentToasts, say } from './toasts';

const minute = 60_000;

describe('Formats', () => {
  test('an age is as short as a cell allows', () => {
    const age = (time: number): string => ago(noon - time, noon);
    expect([age(0), age(5 * minute), age(5 * 60 * minute), age(3 * 24 * 60 * minute)]).toEqual(['now', '5 min', '5 h', '3 d']);
    expect(age(20 * 24 * 60 * minute)).not.toContain('202');
    expect(age(400 * 24 * 60 * minute)).toContain('2025');
  });

  test('how long something took, and how long it is until a time', () => {
    expect([lasted(-5), lasted(1_600), lasted(90_000), lasted(3 * 60 * minute), lasted(50 * 60 * minute)]).toEqual(['0 s', '2 s', '1 min', '3 h', '2 d']);
    expect([ahead(noon, noon + 5), ahead(noon + 5 * minute, noon)]).toEqual(['now', 'in 5 min']);
  });

  test('a time of today goes without its day', () => {
    expect(when(noon, noon).length).toBeLessThan(when(noon + 48 * 60 * minute, noon).length);
  });

  test('phones, money, names and words', () => {
    expect([phone('+18102929388'), phone('+442071838750'), phone('(•••) •••-••88')]).toEqual(['(810) 292-9388', '+442071838750', '(•••) •••-••88']);
    expect([money({ amount: 5, currency: 'USD' }), money({ amount: 5, currency: '??' })]).toEqual(['$5.00', '5 ??']);
    expect([fullName({ firstName: ' Ada', lastName: '' }), fullName({ firstName: '', lastName: '' })]).toEqual(['Ada', 'No name']);
    expect([humanise('attributes.roofAge'), humanise('current_carrier')]).toEqual(['Roof age', 'Current carrier']);
    expect([plural(1, 'lead'), plural(2_000, 'lead'), plural(2, 'entry', 'entries')]).toEqual(['1 lead', '2,000 leads', '2 entries']);
    expect([statusName('assigned'), statusName('from_the_future' as 'won')]).toEqual(['New', 'from_the_future']);
  });

  test('the first guess at an appointment is ten o’clock of the next working day', () => {
    expect(dateTimeLocal(nextMorning(new Date(2026, 2, 6, 18)))).toBe('2026-03-09T10:00');
    expect(dateTimeLocal(nextMorning(new Date(2026, 2, 9, 8)))).toBe('2026-03-10T10:00');
  });
});

describe('The client', () => {
  test('takes the server’s words, and has its own where there are none', async () => {
    const answer = (status: number, body: string): void => server.use(http.get('*/x', () => new HttpResponse(body, { status })));
    const message = (): Promise<string> => ask('/x').then(() => '', (problem: Problem) => problem.message);
    answer(409, '{"detail":"Because.","title":"No"}');
    expect(await message()).toBe('Because.');
    answer(409, '{"title":"No"}');
    expect(await message()).toBe('No');
    answer(413, '<html>');
    expect(await message()).toBe('This is too large.');
    answer(418, '17');
    expect(await message()).toBe('The server answered 418.');
  });

  test('lets an asker stop', async () => {
    server.use(http.get('*/x', () => new Promise(() => undefined)));
    const abort = new AbortController();
    const asked = send('/x', { signal: abort.signal });
    abort.abort();
    await expect(asked).rejects.not.toBeInstanceOf(Problem);
  });

  test('takes lists bare or by name', () => {
    expect([listOf([1], 'a'), listOf({ a: [2] }, 'a'), listOf<number>({}, 'a')]).toEqual([[1], [2], []]);
  });
});

test('Messages go by themselves, the oldest first when there are many', () => {
  vi.useFakeTimers();
  ['a', 'b', 'c', 'd'].forEach((text) => say(text));
  expect(currentToasts().map((toast) => toast.text)).toEqual(['b', 'c', 'd']);
  dismiss(currentToasts()[0]!.id);
  vi.advanceTimersByTime(5_000);
  expect(currentToasts()).toEqual([]);
});

test('A dialog closes by Escape and by a click beside it, and not by one inside', () => {
  const closed = vi.fn();
  render(
    <Dialog title="Keys" wide onClose={closed}>
      inside
    </Dialog>,
  );
  const dialog = screen.getByRole('dialog');
  fireEvent.click(screen.getByText('inside'));
  expect(closed).not.toHaveBeenCalled();
  fireEvent.click(dialog);
  fireEvent(dialog, new Event('cancel', { cancelable: true }));
  expect(closed).toHaveBeenCalledTimes(2);
});

test('A fault in the page leaves a way back in', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const Broken = (): never => {
    throw new Error('broken');
  };
  render(
    <Failure>
      <Broken />
    </Failure>,
  );
  expect(screen.getByRole('button', { name: 'Load it again' })).toBeTruthy();
});

test('One clock moves all ages, and stops when nobody looks', () => {
  vi.useFakeTimers();
  const Clock = () => <p>{useNow()}</p>;
  const { unmount, container } = render(<Clock />);
  const before = container.textContent;
  act(() => void vi.advanceTimersByTime(10_000));
  expect(container.textContent).not.toBe(before);
  unmount();
  expect(vi.getTimerCount()).toBe(0);
});
