import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import type { FollowUpSequence, MessageTemplate, SequenceContent, SequenceDryRun, SequencePreview, SequenceRehearsal, SequenceVersion } from '../api/contract';
import { blank } from '../sequences/draft';
import { broker, campaign } from './fixtures';
import { administrator, openApp } from './render';
import { server } from './server';

export const steps: SequenceContent['steps'] = [
  { id: 'hello', kind: 'text', template: 'first-text' },
  { id: 'ring', kind: 'call', note: 'Ask for a time', urgent: true },
  { id: 'rest', kind: 'wait', minutes: 120 },
  { id: 'fork', kind: 'branch', if: { kind: 'replied' }, then: 'done', else: null },
  { id: 'done', kind: 'end' },
];
export const content = (part: Partial<SequenceContent> = {}): SequenceContent => ({ ...blank, name: 'First day', steps, ...part });
export const version = (part: Partial<SequenceVersion> = {}): SequenceVersion => ({ number: 1, status: 'draft', content: content(), by: 'Avery Admin', at: '2026-03-04T12:00:00Z', ...part });
export const sequence = (part: Partial<FollowUpSequence> = {}): FollowUpSequence => ({ campaign: 'solar-us', id: 'first-day', revision: 1, versions: [version()], ...part });
const template = (id: string, name: string, channel: MessageTemplate['channel'] = 'sms', status: 'approved' | 'draft' = 'approved'): MessageTemplate => ({
  id,
  channel,
  revision: 1,
  versions: [{ number: 1, status, author: { id: 'u1', name: 'A', at: '2026-03-04T12:00:00Z' }, approval: null, content: { name, purpose: 'marketing', sender: '', subject: '', text: '', html: null, optOut: '' } }],
});
export const preview = (part: Partial<SequencePreview> = {}): SequencePreview => ({
  steps: [{ step: 'hello', kind: 'text', at: '2026-03-04T12:00:00Z', why: null, putOff: [] }],
  end: 'all steps were taken',
  endsAt: '2026-03-04T14:00:00Z',
  timeZone: 'America/New_York',
  ...part,
});

/** What was asked of the server to change. */
export interface Change {
  method: string;
  path: string;
  version: string | null;
  body: unknown;
}

/** The application at a path, with a campaign's sequences and a server that does as the test says. */
export async function openSequences(path: string, stored: FollowUpSequence[] = [sequence()], user = administrator) {
  const state = {
    stored,
    changes: [] as Change[],
    previews: [] as SequenceRehearsal[],
    dryRuns: [] as SequenceRehearsal[],
    preview: () => HttpResponse.json(preview()) as Response,
    dryRun: () => HttpResponse.json({ leads: 0, steps: [], ends: [] } satisfies SequenceDryRun) as Response,
    answer: null as null | (() => Response),
  };
  const change = async ({ request, params }: { request: Request; params: Record<string, unknown> }) => {
    const text = await request.text();
    state.changes.push({ method: request.method, path: new URL(request.url).pathname, version: request.headers.get('If-Match'), body: text === '' ? null : (JSON.parse(text) as unknown) });
    return state.answer === null ? HttpResponse.json(state.stored.find((each) => each.id === params['id']) ?? state.stored[0]) : state.answer();
  };
  server.use(
    http.get('*/api/v1/sequences/shipped', () =>
      HttpResponse.json({ sequences: [{ id: 'no-show', why: 'After a missed appointment.', content: content({ name: 'After a missed appointment', steps: [{ id: 'sorry', kind: 'text', template: 'sorry-text' }] }) }] }),
    ),
    http.get('*/api/v1/campaigns/:code/sequences', () => HttpResponse.json({ sequences: state.stored })),
    http.get('*/api/v1/campaigns/:code/sequences/:id', ({ params }) => {
      const found = state.stored.find((each) => each.id === params['id']);
      return found === undefined ? HttpResponse.json({}, { status: 404 }) : HttpResponse.json(found);
    }),
    http.put('*/api/v1/campaigns/:code/sequences/:id', change),
    http.post('*/api/v1/campaigns/:code/sequences/:id/preview', async ({ request }) => {
      state.previews.push((await request.json()) as SequenceRehearsal);
      return state.preview();
    }),
    http.post('*/api/v1/campaigns/:code/sequences/:id/dry-run', async ({ request }) => {
      state.dryRuns.push((await request.json()) as SequenceRehearsal);
      return state.dryRun();
    }),
    http.post('*/api/v1/campaigns/:code/sequences/:id/:move', change),
    http.get('*/api/v1/templates', () =>
      HttpResponse.json({ templates: [template('first-text', 'First text'), template('other-text', 'Other text'), template('raw-text', 'Raw', 'sms', 'draft'), template('first-email', 'First e-mail', 'email')] }),
    ),
    http.get('*/api/v1/campaigns/:code/mailings', () => HttpResponse.json({ mailings: [] })),
    http.get('*/api/v1/campaigns/:code', () => HttpResponse.json(campaign())),
    http.get('*/api/v1/brokers', () => HttpResponse.json([broker()])),
  );
  return { ...(await openApp(user, path)), state };
}

export const page = '/campaigns/solar-us/sequences/first-day';
export const buttonNamed = (name: RegExp | string) => screen.findByRole('button', { name });
export const card = (name: RegExp) => within(screen.getByRole('listitem', { name }));
export const order = (): string[] => screen.getAllByRole('listitem', { name: /^Step \d/ }).map((item) => item.getAttribute('aria-label')!);
export const saved = (changes: Change[]): SequenceContent => changes.at(-1)!.body as SequenceContent;
