import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import type { CampaignForm, FormContent, FormVersion } from '../api/contract';
import { campaign } from '../testing/fixtures';
import { administrator, expectAccessible, openApp, robin } from '../testing/render';
import { server } from '../testing/server';
import { blankForm, embedCode, textsIn } from './words';

const content = (part: Partial<FormContent> = {}): FormContent => ({ ...blankForm(campaign()), privacyUrl: 'https://example.com/privacy', sellers: ['Anchor'], ...part });

const version = (part: Partial<FormVersion> = {}): FormVersion => ({
  number: 1,
  content: content(),
  status: 'published',
  author: { id: 'u1', name: 'Avery Admin', at: '2026-03-04T12:00:00Z' },
  publication: { id: 'u1', name: 'Avery Admin', at: '2026-03-04T12:05:00Z' },
  ...part,
});

const draft = (number: number, part: Partial<FormContent> = {}): FormVersion => version({ number, status: 'draft', publication: null, content: content(part) });

async function openForm(stored: CampaignForm | null, user = administrator) {
  const state = { stored, changes: [] as { path: string; version: string | null; body: unknown }[], answer: null as null | (() => Response) };
  const change = async ({ request }: { request: Request }) => {
    const text = await request.text();
    state.changes.push({
      path: new URL(request.url).pathname,
      version: request.headers.get('If-Match'),
      body: text === '' ? null : (JSON.parse(text) as unknown),
    });
    return state.answer === null ? HttpResponse.json(state.stored) : state.answer();
  };
  server.use(
    http.get('*/api/v1/campaigns/:code', () => HttpResponse.json(campaign())),
    http.get('*/api/v1/campaigns/:code/form', () => (state.stored === null ? HttpResponse.json({}, { status: 404 }) : HttpResponse.json(state.stored))),
    http.put('*/api/v1/campaigns/:code/form', change),
    http.post('*/api/v1/campaigns/:code/form/publish', change),
  );
  return { ...(await openApp(user, '/campaigns/solar-us/form')), state };
}

describe('A campaign without a form', () => {
  test('begins with what the campaign asks for, and saves it', async () => {
    const { actor, state } = await openForm(null);
    expect(await screen.findByText(/No version is published/, {}, { timeout: 20_000 })).toBeTruthy();
    await expectAccessible();
    await actor.type(screen.getByLabelText('Privacy policy'), 'https://example.com/p');
    state.answer = () => {
      state.stored = { campaign: 'solar-us', revision: 1, versions: [draft(1)] };
      return HttpResponse.json(state.stored, { status: 201 });
    };
    await actor.click(screen.getByRole('button', { name: 'Save as a draft' }));
    await waitFor(() => expect(state.changes).toHaveLength(1));
    const sent = state.changes[0]!;
    expect([sent.path, sent.version]).toEqual(['/api/v1/campaigns/solar-us/form', '"0"']);
    const body = sent.body as FormContent;
    expect(body.privacyUrl).toBe('https://example.com/p');
    expect(body.fields.map((field) => field.name)).toEqual(['firstName', 'lastName', 'phone', 'email', 'attributes.age']);
    expect(body.texts[0]!.disclosures.map((disclosure) => disclosure.channel)).toEqual(['sms', 'voice', 'email']);
    expect(await screen.findByRole('button', { name: 'Publish version 1' })).toBeTruthy();
  });
});

describe('A form', () => {
  test('is published, previewed and embedded', async () => {
    const { actor, state } = await openForm({ campaign: 'solar-us', revision: 3, versions: [version({ content: content({ frameOrigins: ['https://www.example.com'] }) }), draft(2)] });
    const preview = await screen.findByTitle('The form, version 2');
    expect(preview.getAttribute('src')).toBe('/api/v1/campaigns/solar-us/form/preview?version=2&lang=en');
    expect(preview.getAttribute('sandbox')).toBe('');
    expect(screen.getByLabelText<HTMLTextAreaElement>('HTML for the page').value).toContain('/f/solar-us?embed=1');
    expect(screen.getByText('These sites may: https://www.example.com.')).toBeTruthy();
    state.answer = () => HttpResponse.json({ campaign: 'solar-us', revision: 4, versions: [version({ status: 'retired' }), version({ number: 2 })] });
    await actor.click(screen.getByRole('button', { name: 'Publish version 2' }));
    await waitFor(() => expect(state.changes).toEqual([{ path: '/api/v1/campaigns/solar-us/form/publish', version: '"3"', body: null }]));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Publish version 2' })).toBeNull());
    expect(within(screen.getByLabelText('Versions')).getByText('Was published')).toBeTruthy();
    await expectAccessible();
  });

  test('is edited in two languages, with its questions in an order', async () => {
    const { actor, state } = await openForm({ campaign: 'solar-us', revision: 2, versions: [version()] });
    await actor.click(await screen.findByRole('button', { name: 'Write it in Spanish, too' }));
    const spanish = screen.getByRole('region', { name: 'Spanish' });
    await actor.type(within(spanish).getByLabelText('Heading'), 'Energía solar');
    await actor.click(within(spanish).getByLabelText('Calls with an artificial voice'));
    await actor.click(within(screen.getByRole('region', { name: 'English' })).getByLabelText('Calls with an artificial voice'));
    await actor.click(screen.getByRole('button', { name: 'Move Last name up' }));
    await actor.click(screen.getByRole('button', { name: 'Leave E-mail address out' }));
    await actor.click(screen.getByRole('button', { name: 'Ask for ZIP code' }));
    await actor.type(screen.getByLabelText('Age: label in Spanish'), 'Edad');
    await actor.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(state.changes).toHaveLength(1));
    const body = state.changes[0]!.body as FormContent;
    expect(state.changes[0]!.version).toBe('"2"');
    expect(body.texts.map((texts) => [texts.language, texts.heading])).toEqual([
      ['en', 'Solar, United States'],
      ['es', 'Energía solar'],
    ]);
    for (const texts of body.texts) expect(texts.disclosures.map((disclosure) => disclosure.channel)).toEqual(['sms', 'voice', 'ai_voice', 'email']);
    expect(body.fields.map((field) => field.name)).toEqual(['lastName', 'firstName', 'phone', 'attributes.age', 'address.zip']);
    expect(body.fields[3]!.labels).toEqual([
      { language: 'en', text: 'Age' },
      { language: 'es', text: 'Edad' },
    ]);
  });

  test('shows what is wrong where it is', async () => {
    const { actor, state } = await openForm({ campaign: 'solar-us', revision: 2, versions: [version()] });
    state.answer = () =>
      HttpResponse.json(
        {
          title: 'Some fields are at fault',
          errors: { 'texts[0].disclosures[0].text': ['Say that it is no condition.'], 'fields[1].labels': ['Write a label.'], sellers: ['Name one.'], fields: ['Ask for age.'], texts: ['Once.'] },
        },
        { status: 422 },
      );
    await actor.click(await screen.findByRole('button', { name: 'Save as a draft' }));
    for (const sentence of ['Say that it is no condition.', 'Write a label.', 'Name one.', 'Ask for age.', 'Once.']) expect(await screen.findByText(sentence)).toBeTruthy();
    await expectAccessible();
  });

  test('that was changed meanwhile is taken by choice', async () => {
    const { actor, state } = await openForm({ campaign: 'solar-us', revision: 2, versions: [version()] });
    state.answer = () => {
      state.stored = { campaign: 'solar-us', revision: 3, versions: [version(), draft(2)] };
      return HttpResponse.json({ title: 'Changed' }, { status: 412 });
    };
    await actor.click(await screen.findByRole('button', { name: 'Save as a draft' }));
    await actor.click(await screen.findByRole('button', { name: 'Take it as it is now and drop my changes' }));
    expect(await screen.findByRole('button', { name: 'Publish version 2' })).toBeTruthy();
  });

  test('is restored from a version that was', async () => {
    const old = version({ status: 'retired', content: content({ privacyUrl: 'https://example.com/old' }) });
    const { actor, state } = await openForm({ campaign: 'solar-us', revision: 4, versions: [old, version({ number: 2 })] });
    await actor.click(await screen.findByRole('button', { name: 'Restore version 1' }));
    expect(screen.getByText(/Below is what version 1 said/)).toBeTruthy();
    await actor.click(screen.getByRole('button', { name: 'Save as a draft' }));
    await waitFor(() => expect((state.changes[0]!.body as FormContent).privacyUrl).toBe('https://example.com/old'));
  });

  test('is nothing for a broker', async () => {
    await openForm({ campaign: 'solar-us', revision: 2, versions: [version()] }, robin);
    expect(screen.queryByText('Form of Solar, United States')).toBeNull();
  });
});

test('The code for another site has no quotation marks of the heading', () => {
  expect(embedCode('https://leads.example.com', 'solar', 'A "free" <b> & c')).toBe(
    '<iframe src="https://leads.example.com/f/solar?embed=1" title="A &quot;free&quot; &lt;b> &amp; c" width="100%" height="900" style="border: 0"></iframe>',
  );
  expect(textsIn('es', 'x', ['email']).disclosures[0]!.text).toBe('Acepto que {{sellers}} me envíe ofertas por correo electrónico.');
});
