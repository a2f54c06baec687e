import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { http, HttpResponse } from 'msw';
import type { ReactNode } from 'react';
import { expect } from 'vitest';
import { newQueryClient } from '../api/queries';
import type { User } from '../api/contract';
import { App } from '../shell/App';
import { FakeHub } from './fakeHub';
import { broker } from './fixtures';
import { server } from './server';

export const administrator: User = { id: 'u1', name: 'Avery Admin', role: 'administrator' };
export const robin: User = { id: 'u2', name: 'Robin Alder', role: 'broker', brokerId: 'alder' };

/** The whole application, signed in, with a hub that the test speaks for. */
export async function openApp(user: User, path = '/') {
  history.replaceState(null, '', path);
  server.use(
    http.get('*/api/v1/session', () => HttpResponse.json({ user, csrfToken: 'token-1' })),
    http.get('*/api/v1/brokers/alder', () => HttpResponse.json(broker())),
  );
  const hub = new FakeHub();
  const actor = userEvent.setup({ delay: null });
  const view = render(<App open={hub.open} />);
  await screen.findByRole('button', { name: 'Sign out' });
  return { hub, actor, ...view };
}

/** A page or part by itself. */
export function show(children: ReactNode) {
  return { actor: userEvent.setup({ delay: null }), ...render(<QueryClientProvider client={newQueryClient()}>{children}</QueryClientProvider>) };
}

/** Contrast needs a real browser; everything else that axe knows of WCAG 2.2 A and AA is checked here. */
export async function expectAccessible(container: Element = document.body): Promise<void> {
  const found = await axe.run(container, {
    iframes: false,
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual([]);
}
