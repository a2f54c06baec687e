import { Blob, File } from 'node:buffer';
import { cleanup, configure } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { resume } from '../access/session';
import { carry } from '../api/client';
import { currentToasts, dismiss } from '../shell/toasts';
import { server } from './server';

// Without style sheets nothing is hidden, and asking for it takes most of a query's time.
configure({ defaultHidden: true, asyncUtilTimeout: 5_000 });

// What jsdom has no layout or no implementation for.
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 600 });
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => 1_200 });
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 });
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  },
);
HTMLCanvasElement.prototype.getContext = () => null;
HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
  this.open = false;
};

// jsdom's files cannot be read as streams.
vi.stubGlobal('Blob', Blob);
vi.stubGlobal('File', File);

/** The width of the window, for media queries. */
export const screenWidth = { now: 1_440 };
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: screenWidth.now <= Number(/max-width: (\d+)px/.exec(query)?.[1] ?? 0),
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
}));

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => {
  screenWidth.now = 1_440;
  history.replaceState(null, '', '/');
  localStorage.clear();
});
afterEach(async () => {
  vi.useRealTimers();
  cleanup();
  // The session is the page's, and the page outlives a test.
  server.resetHandlers(http.get('*/api/v1/session', () => new HttpResponse(null, { status: 401 })));
  await resume();
  currentToasts().forEach((toast) => dismiss(toast.id));
  server.resetHandlers();
  carry(null, () => {});
});
afterAll(() => server.close());
