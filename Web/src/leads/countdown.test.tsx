import { act, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { RowStore } from '../feeds/rowStore';
import { gridRow, noon, snapshot } from '../testing/fixtures';
import { columnsFor } from './columns';
import { Countdown } from './Countdown';
import { leftOf } from './countdown';
import { Row } from './Row';

const minute = 60_000;

describe('What is left', () => {
  test.each([
    [125_000, '02:05'],
    [120_000, '02:00'],
    [119_999, '02:00'],
    [119_000, '!01:59'],
    [500, '!00:01'],
    [0, '!00:00'],
    [-9_000, '!00:00'],
    [59 * minute, '59:00'],
    [65 * minute, '1 h 05'],
    [26 * 60 * minute, '1 d'],
  ])('of %i ms reads %s', (left, text) => expect(leftOf(noon + left, noon, false)).toBe(text));

  test('goes in whole minutes for whom nothing should move', () => expect([leftOf(noon + 125_000, noon, true), leftOf(noon + 61_000, noon, true), leftOf(noon + 5_000, noon, true)]).toEqual(['3 min', '!2 min', '!1 min']));
});

describe('A count-down', () => {
  beforeEach(() => void vi.useFakeTimers({ now: noon + 250 }));
  const shown = (): string[] => screen.getAllByRole('timer').map((timer) => timer.textContent!);

  test('ticks on the second, turns urgent under two minutes, and tells a screen reader the time once', () => {
    render(<Countdown at={noon + 2 * minute + 2_000} />);
    const timer = screen.getByRole('timer');
    const label = timer.getAttribute('aria-label');
    expect([shown(), timer.className]).toEqual([['02:02'], 'countdown']);
    act(() => vi.advanceTimersByTime(750));
    expect(shown()).toEqual(['02:01']);
    act(() => vi.advanceTimersByTime(2_000));
    expect([shown(), timer.className]).toEqual([['01:59'], 'countdown urgent']);
    expect([timer.getAttribute('aria-label'), timer.getAttribute('aria-live'), timer.firstElementChild!.getAttribute('aria-hidden')]).toEqual([label, 'off', 'true']);
  });

  test('shares one timer with all others, and leaves none behind', () => {
    const view = render(Array.from({ length: 40 }, (_, index) => <Countdown key={index} at={noon + (index + 1) * minute} />));
    expect(vi.getTimerCount()).toBe(1);
    act(() => vi.advanceTimersByTime(5_000));
    expect(vi.getTimerCount()).toBe(1);
    expect(shown()[39]).toBe('39:55');
    view.unmount();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('moves without its row being rendered anew, and a row without one has no clock', () => {
    const store = new RowStore(() => () => undefined);
    store.take('replace', snapshot([gridRow(1, { pullBackAt: noon + 10 * minute }), gridRow(2)]));
    store.flush();
    const row = (id: string) => <Row store={store} id={id} index={0} top={0} selected={false} columns={columnsFor(true)} onOpen={() => undefined} />;
    const view = render(row('lead-2'));
    const idle = vi.getTimerCount();
    view.unmount();
    render(row('lead-1'));
    const asked = vi.spyOn(store, 'rowState');
    act(() => vi.advanceTimersByTime(3_000));
    expect(shown()).toEqual(['09:57']);
    expect(asked).not.toHaveBeenCalled();
    // The age of the row ticks by the clock of ten seconds that was there before.
    expect(vi.getTimerCount()).toBe(idle + 1);
  });

  test('stands still between minutes for whom nothing should move', () => {
    vi.spyOn(window, 'matchMedia').mockImplementation((query) => ({ matches: query.includes('reduce'), addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList);
    render(<Countdown at={noon + 5 * minute} />);
    act(() => vi.advanceTimersByTime(30_000));
    expect(shown()).toEqual(['5 min']);
    act(() => vi.advanceTimersByTime(60_000));
    expect(shown()).toEqual(['4 min']);
  });
});
