import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import { campaign } from '../testing/fixtures';
import { administrator, expectAccessible, openApp, robin } from '../testing/render';
import { server } from '../testing/server';
import type { Mailing, MailingFigures, MailingRecipient, MailingTargets, SendingDomain } from './contract';
import { blank } from './words';

const mailing = (part: Partial<Mailing> = {}): Mailing => ({
  campaign: 'solar-us',
  id: 'spring',
  revision: 1,
  content: { ...blank, name: 'Spring check-up', template: 'spring-email' },
  status: 'draft',
  by: 'Avery Admin',
  at: '2026-03-04T12:00:00Z',
  startedAt: null,
  endedAt: null,
  recipients: 0,
  hold: null,
  ...part,
});
const figures = (part: Partial<MailingFigures> = {}): MailingFigures => ({
  recipients: 100, waiting: 0, leftOut: 10, queued: 0, refused: 0, sent: 90, delivered: 80, hardBounced: 8, softBounced: 2, opened: 24, openedByMachines: 16, clicked: 8,
  replied: 1, unsubscribed: 2, complained: 0, booked: 9, showed: 9, reasons: [{ rule: 'consent', reason: 'Nobody has agreed to e-mail.', people: 10 }],
  ...part,
});
const targets: MailingTargets = { open: { from: 0.25, to: 0.35 }, reply: { from: 0.03, to: 0.05 }, show: { from: 0.08, to: 0.1 }, version: 0 };
const domain = (part: Partial<SendingDomain> = {}): SendingDomain => ({ name: 'example.com', warm: false, day: 2, limit: 100, used: 40, ...part });

interface Change {
  method: string;
  path: string;
  version: string | null;
  body: unknown;
}

async function openMailings(path: string, stored: Mailing[] = [mailing()], user = administrator) {
  const state = { stored, changes: [] as Change[], reach: [] as unknown[], answer: null as null | (() => Response), recipients: [] as MailingRecipient[], next: null as string | null, asked: [] as string[] };
  const change = async ({ request }: { request: Request }) => {
    const text = await request.text();
    state.changes.push({ method: request.method, path: new URL(request.url).pathname, version: request.headers.get('If-Match') ?? request.headers.get('If-None-Match'), body: text === '' ? null : (JSON.parse(text) as unknown) });
    return state.answer === null ? HttpResponse.json(state.stored[0]) : state.answer();
  };
  server.use(
    http.get('*/api/v1/campaigns/:code/mailings', () => HttpResponse.json({ mailings: state.stored })),
    http.get('*/api/v1/campaigns/:code/mailings/:id/figures', () => HttpResponse.json(figures())),
    http.get('*/api/v1/campaigns/:code/mailings/:id/recipients', ({ request }) => {
      state.asked.push(new URL(request.url).search);
      return HttpResponse.json({ recipients: state.recipients, next: state.next });
    }),
    http.get('*/api/v1/campaigns/:code/mailings/:id', ({ params }) => {
      const found = state.stored.find((each) => each.id === params['id']);
      return found === undefined ? HttpResponse.json({}, { status: 404 }) : HttpResponse.json(found);
    }),
    http.put('*/api/v1/campaigns/:code/mailings/:id', change),
    http.post('*/api/v1/campaigns/:code/mailings/:id/:move', change),
    http.post('*/api/v1/campaigns/:code/mailing-reach', async ({ request }) => {
      state.reach.push(await request.json());
      return HttpResponse.json({ people: 1234 });
    }),
    http.get('*/api/v1/mailing-targets', () => HttpResponse.json(targets)),
    http.put('*/api/v1/mailing-targets', change),
    http.get('*/api/v1/sending-domains', () => HttpResponse.json({ domains: [domain(), domain({ name: 'known.example', warm: true, day: null, limit: null, used: 0 })] })),
    http.put('*/api/v1/sending-domains/:name', change),
    http.get('*/api/v1/templates', () =>
      HttpResponse.json({
        templates: ['email', 'sms'].map((channel) => ({
          id: `spring-${channel}`,
          channel,
          revision: 1,
          versions: [{ number: 1, status: 'approved', author: { id: 'u1', name: 'A', at: '2026-03-04T12:00:00Z' }, approval: null, content: { name: `Spring ${channel}`, purpose: 'marketing', sender: '', subject: '', text: '', html: null, optOut: '' } }],
        })),
      }),
    ),
    http.get('*/api/v1/campaigns/:code', () => HttpResponse.json(campaign())),
  );
  return { ...(await openApp(user, path)), state };
}

const page = '/campaigns/solar-us/mailings/spring';
const row = async (name: RegExp) => within(await screen.findByRole('row', { name }));

describe('The mailings of a campaign', () => {
  test('are listed with the domains and the targets', async () => {
    await openMailings('/campaigns/solar-us/mailings', [mailing({ status: 'paused', hold: 'Too many came back.', startedAt: '2026-03-04T12:00:00Z', recipients: 3 })]);
    expect((await screen.findByRole('link', { name: 'Spring check-up' })).getAttribute('href')).toBe(page);
    expect(screen.getByText('Paused')).toBeTruthy();
    expect(screen.getByText('Too many came back.')).toBeTruthy();
    expect(await screen.findByText('Day 2 of its warm-up: 40 of 100 used today')).toBeTruthy();
    expect(screen.getByText('Known: no limit')).toBeTruthy();
    expect(await screen.findByRole('form', { name: 'Targets' })).toBeTruthy();
    await expectAccessible();
  });

  test('are not for brokers', async () => {
    await openMailings('/campaigns/solar-us/mailings', [], robin);
    expect(await screen.findByText('There is no such page')).toBeTruthy();
  });

  test('that cannot be read say so', async () => {
    server.use(http.get('*/api/v1/campaigns/:code/mailings', () => HttpResponse.json({ detail: 'Out of order.' }, { status: 503 })));
    const { actor } = await openMailings('/campaigns', []);
    server.use(http.get('*/api/v1/campaigns/:code/mailings', () => HttpResponse.json({ detail: 'Out of order.' }, { status: 503 })));
    history.pushState(null, '', '/campaigns/solar-us/mailings');
    expect(await screen.findByText('Out of order.')).toBeTruthy();
    server.use(http.get('*/api/v1/campaigns/:code/mailings', () => HttpResponse.json({ mailings: [] })));
    await actor.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/^None yet/)).toBeTruthy();
  });

  test('have targets that are changed in per cent', async () => {
    const { actor, state } = await openMailings('/campaigns/solar-us/mailings');
    const open = within(await screen.findByRole('group', { name: 'Opened by people' }));
    await actor.clear(open.getByLabelText('To'));
    await actor.type(open.getByLabelText('To'), '40');
    state.answer = () => HttpResponse.json({ ...targets, open: { from: 0.25, to: 0.4 }, version: 1 });
    await actor.click(screen.getByRole('button', { name: 'Save targets' }));
    expect(await screen.findByText('The targets are saved.')).toBeTruthy();
    expect(state.changes[0]).toMatchObject({ path: '/api/v1/mailing-targets', body: { open: { from: 0.25, to: 0.4 }, reply: { from: 0.03, to: 0.05 } } });
    state.answer = () => HttpResponse.json({ errors: { reply: ['Use shares from 0 to 1.'] } }, { status: 422 });
    await actor.click(screen.getByRole('button', { name: 'Save targets' }));
    expect(await screen.findByText('Use shares from 0 to 1.')).toBeTruthy();
  });

  test('let a domain be called known', async () => {
    const { actor, state } = await openMailings('/campaigns/solar-us/mailings');
    await actor.click(await screen.findByRole('button', { name: 'It is known: example.com' }));
    expect(await screen.findByText('example.com sends as much as there is.')).toBeTruthy();
    expect(state.changes[0]).toMatchObject({ method: 'PUT', path: '/api/v1/sending-domains/example.com', body: { warm: true } });
  });
});

describe('A mailing', () => {
  test('is written, counted and saved', async () => {
    const { actor, state } = await openMailings('/campaigns/solar-us/mailings/new', []);
    await actor.type(await screen.findByLabelText('Id'), 'spring');
    await actor.type(screen.getByLabelText('Name'), 'Spring check-up');
    await screen.findByRole('option', { name: 'Spring email' });
    expect(screen.queryByRole('option', { name: 'Spring sms' })).toBeNull();
    await actor.selectOptions(screen.getByLabelText('E-mail template'), 'spring-email');
    await actor.click(screen.getByLabelText('Lost'));
    await actor.click(screen.getByLabelText('New'));
    await actor.type(screen.getByLabelText('States'), 'FL, TX');
    await actor.type(screen.getByLabelText('Score from'), '40');
    await waitFor(() => expect(state.reach.at(-1)).toMatchObject({ statuses: ['contacted', 'lost'], states: ['FL', 'TX'], minimumScore: 40, notMailedWithinDays: 7 }));
    expect(await screen.findByText(/^1,234 people now/)).toBeTruthy();
    await expectAccessible();
    state.stored = [mailing()];
    await actor.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Spring check-up is saved.')).toBeTruthy();
    expect(state.changes[0]).toMatchObject({ method: 'PUT', path: '/api/v1/campaigns/solar-us/mailings/spring', version: '"0"', body: { template: 'spring-email', perHour: 1000, notBefore: null } });
    expect(await screen.findByRole('button', { name: 'Start' })).toBeTruthy();
  });

  test('says beside its fields what is wrong', async () => {
    const { actor, state } = await openMailings(page);
    state.answer = () => HttpResponse.json({ detail: 'Some fields are at fault', errors: { 'content.template': ['Name the e-mail template that is sent.'], 'content.segment.statuses': ['Name at least one status.'] } }, { status: 422 });
    await actor.click(await screen.findByRole('button', { name: 'Save' }));
    expect(within(await screen.findByRole('region', { name: 'Segment' })).getByText('Name at least one status.')).toBeTruthy();
    expect(screen.getByLabelText('E-mail template').getAttribute('aria-invalid')).toBe('true');
  });

  test('that somebody else has changed is taken as it is now', async () => {
    const { actor, state } = await openMailings(page);
    await actor.type(await screen.findByLabelText('Name'), ' mine');
    state.stored = [mailing({ revision: 2, content: { ...mailing().content, name: 'Theirs' } })];
    state.answer = () => HttpResponse.json({ detail: 'Changed.' }, { status: 412 });
    await actor.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Changed meanwhile');
    await screen.findByRole('heading', { name: 'Theirs' });
    await actor.click(screen.getByRole('button', { name: /^Take it as it is now/ }));
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Theirs');
  });

  test('is started, and then shows what became of it', async () => {
    const { actor, state } = await openMailings(page);
    state.stored = [mailing({ revision: 2, status: 'running', startedAt: '2026-03-04T12:00:00Z', recipients: 100 })];
    await actor.click(await screen.findByRole('button', { name: 'Start' }));
    expect(await screen.findByText('It is started.')).toBeTruthy();
    expect(state.changes[0]).toMatchObject({ method: 'POST', path: `/api/v1${page}/start`, version: '"1"' });
    expect((await row(/^Opened by people/)).getByText('30%')).toBeTruthy();
    expect((await row(/^Opened by people/)).getByText('within')).toBeTruthy();
    expect((await row(/^Replied/)).getByText('below')).toBeTruthy();
    expect((await row(/^Kept an appointment/)).getByText('above')).toBeTruthy();
    expect((await row(/^Delivered/)).getByText('88.9%')).toBeTruthy();
    expect(screen.getByText(/such as: Nobody has agreed to e-mail/)).toBeTruthy();
    await expectAccessible();
    await actor.click(screen.getByRole('button', { name: 'Pause' }));
    await waitFor(() => expect(state.changes.at(-1)).toMatchObject({ path: `/api/v1${page}/pause`, version: '"2"' }));
  });

  test('leads from a number to its people, page by page', async () => {
    const { actor, state } = await openMailings(page, [mailing({ status: 'finished', startedAt: '2026-03-04T12:00:00Z', recipients: 100 })]);
    state.recipients = [{ leadId: '0199a1c0-4b7e-7c3e-8f5e-2d1c0b9a8f7e', state: 'left_out', message: null, writtenAt: null, reason: 'Nobody has agreed to e-mail.' }];
    state.next = '0199a1c0-4b7e-7c3e-8f5e-2d1c0b9a8f7e';
    await actor.click(await screen.findByRole('button', { name: /^10 Left out/ }));
    expect((await screen.findByRole('link', { name: '2d1c0b9a8f7e' })).getAttribute('href')).toBe('/leads/0199a1c0-4b7e-7c3e-8f5e-2d1c0b9a8f7e');
    expect(state.asked).toEqual(['?filter=left_out']);
    await expectAccessible();
    await actor.click(screen.getByRole('button', { name: 'More' }));
    await waitFor(() => expect(state.asked.at(-1)).toBe('?filter=left_out&after=0199a1c0-4b7e-7c3e-8f5e-2d1c0b9a8f7e'));
    await actor.click(screen.getByRole('button', { name: 'Back' }));
    await actor.click(await screen.findByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('region', { name: 'People' })).toBeNull();
  });

  test('says why it paused, and why it cannot go on', async () => {
    const { actor, state } = await openMailings(page, [mailing({ status: 'paused', startedAt: '2026-03-04T12:00:00Z', hold: '3 of 90 people called it spam.' })]);
    expect(await screen.findByText('3 of 90 people called it spam.')).toBeTruthy();
    state.answer = () => HttpResponse.json({ title: 'Some fields are at fault', errors: { 'outreach.mailFrom': ['The campaign has no address.'] } }, { status: 422 });
    await actor.click(screen.getByRole('button', { name: 'Resume' }));
    expect(await screen.findByText('The campaign has no address.')).toBeTruthy();
  });
});
