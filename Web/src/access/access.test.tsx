import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import { App } from '../shell/App';
import { FakeHub } from '../testing/fakeHub';
import { broker } from '../testing/fixtures';
import { administrator, expectAccessible, openApp, robin } from '../testing/render';
import { server } from '../testing/server';

const noSession = http.get('*/api/v1/session', () => HttpResponse.json({ title: 'No session' }, { status: 401 }));

async function openSignIn() {
  server.use(noSession);
  const hub = new FakeHub();
  render(<App open={hub.open} />);
  await screen.findByRole('button', { name: 'Sign in' });
  const actor = userEvent.setup();
  const enter = async (email: string, password: string): Promise<void> => {
    if (email !== '') await actor.type(screen.getByLabelText('Email'), email);
    if (password !== '') await actor.type(screen.getByLabelText('Password'), password);
    await actor.click(screen.getByRole('button', { name: 'Sign in' }));
  };
  return { hub, enter };
}

describe('Signing in', () => {
  test('leads a broker to its own leads', async () => {
    const { hub, enter } = await openSignIn();
    await expectAccessible();
    const bodies: unknown[] = [];
    server.use(
      http.post('*/api/v1/session', async ({ request }) => {
        bodies.push(await request.json());
        return HttpResponse.json({ user: robin, csrfToken: 't' });
      }),
      http.get('*/api/v1/brokers/alder', () => HttpResponse.json(broker())),
    );
    await enter(' robin@example.com ', 'secret');
    await screen.findByText('Robin Alder');
    expect(bodies).toEqual([{ email: 'robin@example.com', password: 'secret' }]);
    expect(hub.last.view).toBe('broker/alder');
    expect(within(screen.getByRole('navigation', { name: 'Pages' })).getAllByRole('link').map((link) => link.textContent)).toEqual(['Leads', 'Calendar']);
  });

  test('asks for both fields before it asks the server', async () => {
    const { enter } = await openSignIn();
    await enter('robin@example.com', '');
    expect(screen.getByRole('alert').textContent).toBe('Enter your email address and your password.');
  });

  test('with a wrong password says so', async () => {
    const { enter } = await openSignIn();
    server.use(http.post('*/api/v1/session', () => HttpResponse.json({}, { status: 401 })));
    await enter('robin@example.com', 'wrong');
    expect(await screen.findByText('That email address and password do not belong together.')).toBeTruthy();
  });

  test('while the server is away says so', async () => {
    const { enter } = await openSignIn();
    server.use(http.post('*/api/v1/session', () => HttpResponse.error()));
    await enter('robin@example.com', 'x');
    expect(await screen.findByText(/cannot be reached/)).toBeTruthy();
  });

  test.each([
    ['30', 'Too many attempts. Try again in 30 seconds.', 'Sign in (wait 30 s)'],
    ['300', 'Too many attempts. Try again in 5 minutes.', 'Sign in (wait 300 s)'],
    [null, 'Too many attempts. Try again in 60 seconds.', 'Sign in (wait 60 s)'],
  ])('too often is locked for as long as the server says: %s', async (wait, sentence, button) => {
    const { enter } = await openSignIn();
    server.use(http.post('*/api/v1/session', () => new HttpResponse('<html>', { status: 429, headers: wait === null ? {} : { 'Retry-After': wait } })));
    await enter('robin@example.com', 'x');
    expect(await screen.findByText(sentence)).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: button }).disabled).toBe(true);
  });

  test('is possible again when the wait is over', async () => {
    const { enter } = await openSignIn();
    server.use(http.post('*/api/v1/session', () => new HttpResponse(null, { status: 429, headers: { 'Retry-After': '1' } })));
    await enter('robin@example.com', 'x');
    await screen.findByText('Too many attempts. Try again in 1 second.');
    await vi.waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Sign in' }).disabled).toBe(false), { timeout: 3_000 });
    expect(screen.queryByText(/Too many/)).toBeNull();
  });
});

describe('A session', () => {
  test('of an administrator watches all leads and shows the pages of the staff', async () => {
    const { hub } = await openApp(administrator);
    expect(hub.last.view).toBe('operator');
    expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(expect.arrayContaining(['Leads', 'Import', 'Campaigns', 'Brokers']));
  });

  test('that the server has forgotten leads to the sign-in page, which says why', async () => {
    const { hub } = await openApp(administrator);
    server.use(noSession);
    hub.down = true;
    act(() => hub.lose());
    expect(await screen.findByText('Your session has ended. Sign in to go on where you were.', undefined, { timeout: 5_000 })).toBeTruthy();
  });

  test('survives a server that is away', async () => {
    const { hub } = await openApp(administrator);
    server.use(http.get('*/api/v1/session', () => HttpResponse.error()));
    hub.down = true;
    act(() => hub.lose());
    await vi.waitFor(() => expect(hub.opened).toBeGreaterThan(2), { timeout: 5_000 });
    expect(screen.getByRole('button', { name: 'Sign out' })).toBeTruthy();
  });

  test('ends with signing out', async () => {
    const { actor } = await openApp(administrator);
    const tokens: (string | null)[] = [];
    server.use(
      http.delete('*/api/v1/session', ({ request }) => {
        tokens.push(request.headers.get('X-CSRF-Token'));
        return new HttpResponse(null, { status: 204 });
      }),
    );
    await actor.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(await screen.findByRole('heading', { name: 'Sign in to LeadGrid' })).toBeTruthy();
    expect(screen.queryByText(/session has ended/)).toBeNull();
    expect(tokens).toEqual(['token-1']);
  });

  test('that has ended already can still be signed out of', async () => {
    const { actor } = await openApp(administrator);
    server.use(http.delete('*/api/v1/session', () => HttpResponse.json({}, { status: 401 })));
    await actor.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(await screen.findByRole('heading', { name: 'Sign in to LeadGrid' })).toBeTruthy();
  });

  test('stays when signing out fails, and says so', async () => {
    const { actor } = await openApp(administrator);
    server.use(http.delete('*/api/v1/session', () => HttpResponse.json({ detail: 'Not now.' }, { status: 503 })));
    await actor.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(await screen.findByText('Not now.')).toBeTruthy();
    await actor.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText('Not now.')).toBeNull();
  });

  test('cannot be known while the server is away, and is asked for again', async () => {
    server.use(http.get('*/api/v1/session', () => HttpResponse.error()));
    render(<App open={new FakeHub().open} />);
    await screen.findByRole('heading', { name: 'LeadGrid cannot be reached' });
    server.use(noSession);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByLabelText('Email')).toBeTruthy();
  });
});

describe('A broker', () => {
  test('can stop and take new leads', async () => {
    const { actor } = await openApp(robin);
    const paths: string[] = [];
    server.use(
      http.post('*/api/v1/brokers/alder/:verb', ({ params }) => {
        paths.push(String(params['verb']));
        return HttpResponse.json(broker({ paused: params['verb'] === 'pause' }));
      }),
    );
    const taking = await screen.findByRole('switch', { name: 'Taking leads' });
    expect(taking.getAttribute('aria-checked')).toBe('true');
    await actor.click(taking);
    expect(await screen.findByText('Paused: you get no new leads.')).toBeTruthy();
    expect(taking.getAttribute('aria-checked')).toBe('false');
    await actor.click(taking);
    expect(await screen.findByText('You take new leads again.')).toBeTruthy();
    expect(paths).toEqual(['pause', 'resume']);
  });

  test('hears why it could not be paused', async () => {
    const { actor } = await openApp(robin);
    server.use(http.post('*/api/v1/brokers/alder/pause', () => HttpResponse.json({ detail: 'Not while the month closes.' }, { status: 409 })));
    await actor.click(await screen.findByRole('switch'));
    expect(await screen.findByText('Not while the month closes.')).toBeTruthy();
  });

  test('has no page of the staff', async () => {
    await openApp(robin, '/import');
    expect(screen.getByRole('heading', { name: 'There is no such page' })).toBeTruthy();
  });
});
