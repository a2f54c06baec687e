import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import type { PermitAnswer, LawRow, RuleBook, RuleHistoryChange, RuleRow, SuppressionList } from '../api/contract';
import { administrator, expectAccessible, openApp, robin } from '../testing/render';
import { server } from '../testing/server';
import { changeOf } from './draft';
import { effectWords, filtered, openWords, valueWords, weekOf } from './law';

const row = (part: Partial<LawRow> = {}): LawRow => ({
  id: 'us-window',
  kind: 'window',
  value: { 'mon-sun': '8:00-21:00' },
  jurisdiction: 'US',
  channels: ['sms', 'voice'],
  purposes: ['marketing'],
  source: '47 CFR 64.1200(c)(1)',
  mark: 'V',
  ...part,
});
const rule = (part: Partial<LawRow> = {}, rest: Partial<RuleRow> = {}): RuleRow => ({ id: part.id ?? 'us-window', origin: 'shipped', row: row(part), shipped: null, ...rest });
const florida = row({ id: 'us-fl-window', jurisdiction: 'US-FL', value: { 'mon-fri': '9:00-20:00', sat: '8:00-12:30', sun: 'none' }, source: 'Fla. Stat.' });

const book: RuleBook = {
  version: '2026-11-27.1+7',
  number: 7,
  rules: [
    rule(),
    { id: 'us-fl-window', origin: 'changed', row: florida, shipped: { ...florida, value: { 'mon-sun': '8:00-20:00' } } },
    rule({ id: 'minimum-age', kind: 'minimum_age', jurisdiction: '*', value: { years: 18 }, channels: ['email'] }, { origin: 'added' }),
  ],
  holidays: [{ id: 'US-AL 2027', origin: 'shipped', row: { jurisdiction: 'US-AL', year: 2027, source: 'Register', mark: 'R', days: { '2027-01-01': "New Year's Day" } }, shipped: null }],
  unfit: [{ number: 3, list: 'rules', id: 'us-ga-window', row: florida, why: 'The release has changed this row since.' }],
};

const change = (number: number): RuleHistoryChange => ({
  number,
  version: `2026-11-27.1+${number}`,
  at: '2026-11-27T12:00:00Z',
  by: 'Avery Admin',
  reason: `Reason ${number}`,
  laxer: number === 7,
  rows: [{ list: 'rules', action: 'replace', id: 'us-fl-window', before: number === 7 ? florida : null, after: florida }],
});

const list = (part: Partial<SuppressionList> = {}): SuppressionList => ({
  listId: 1,
  kind: 'national',
  name: 'FTC',
  seller: null,
  areaCodes: ['201', '202'],
  asOf: '2026-10-01T00:00:00Z',
  state: 'current',
  rows: 1_200,
  accepted: 1_100,
  createdBy: 'Avery Admin',
  currentAt: '2026-10-02T00:00:00Z',
  endedAt: null,
  endedBy: null,
  goodUntil: '2026-11-01T00:00:00Z',
  tooOld: true,
  ...part,
});

async function openLaw({ lists = [list(), list({ listId: 2, kind: 'seller', name: 'Acme', seller: 'acme', areaCodes: [], state: 'retired', tooOld: false, goodUntil: null }), list({ listId: 3, name: 'Own', kind: 'own', tooOld: false })] as SuppressionList[], changes = [change(7)], next = null as number | null } = {}) {
  server.use(
    http.get('*/api/v1/compliance/rules', () => HttpResponse.json(book)),
    http.get('*/api/v1/compliance/rules/history', ({ request }) => HttpResponse.json(request.url.includes('before=7') ? { changes: [change(6)], next: null } : { changes, next })),
    http.get('*/api/v1/compliance/lists', () => HttpResponse.json({ lists })),
    http.get('*/api/v1/compliance/accuracy', () => HttpResponse.json({ days: [] })),
  );
  const app = await openApp(administrator, '/compliance');
  await screen.findByRole('heading', { name: 'Compliance' });
  return app;
}

describe('The rules', () => {
  test('are shown with their sources, dates and what was changed', async () => {
    await openLaw();
    expect(screen.getByText('Rules of version 2026-11-27.1+7')).toBeTruthy();
    expect(screen.getByText('The release has changed this row since.')).toBeTruthy();
    expect(screen.getByText('4 rows of 4')).toBeTruthy();
    for (const words of ['Changed here', 'Added here', 'Fla. Stat. [V]', 'Register [R]']) expect(screen.getByText(words)).toBeTruthy();
    await screen.findByText('Reason 7');
    await expectAccessible();
  });

  test('are filtered, and a state shows its week', async () => {
    const { actor } = await openLaw();
    await actor.selectOptions(screen.getByLabelText('State'), 'US-FL');
    expect(screen.getByText('3 rows of 4')).toBeTruthy();
    const week = within(screen.getByRole('figure'));
    expect(week.getAllByText('9:00 to 20:00')).toHaveLength(5);
    expect(week.getByText('8:00 to 12:30')).toBeTruthy();
    expect(week.getByText('none')).toBeTruthy();
    await actor.selectOptions(screen.getByLabelText('Channel'), 'email');
    expect(screen.queryByRole('figure')).toBeNull();
    expect(screen.getByText('1 row of 4')).toBeTruthy();
    await actor.type(screen.getByLabelText('Text'), 'nothing');
    expect(screen.getByText('No rule is like that.')).toBeTruthy();
  });

  test('that cannot be loaded can be tried again', async () => {
    let fail = true;
    server.use(
      http.get('*/api/v1/compliance/rules', () => (fail ? HttpResponse.json({}, { status: 500 }) : HttpResponse.json({ ...book, unfit: [] }))),
      http.get('*/api/v1/compliance/rules/history', () => HttpResponse.json({ title: 'No history' }, { status: 500 })),
      http.get('*/api/v1/compliance/lists', () => HttpResponse.json({ title: 'No lists' }, { status: 500 })),
      http.get('*/api/v1/compliance/accuracy', () => HttpResponse.json({ title: 'No figure' }, { status: 500 })),
    );
    const { actor } = await openApp(administrator, '/compliance');
    await screen.findByText('The rules could not be loaded');
    fail = false;
    await actor.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No history')).toBeTruthy();
    expect(await screen.findByText('No lists')).toBeTruthy();
    expect(await screen.findByText('No figure')).toBeTruthy();
  });

  test('are for administrators', async () => {
    await openApp(robin, '/compliance');
    expect(await screen.findByText('There is no such page')).toBeTruthy();
  });
});

describe('A change', () => {
  async function edit(name = 'us-fl-window') {
    const app = await openLaw();
    await app.actor.click(screen.getByRole('button', { name }));
    const dialog = within(screen.getByRole('dialog'));
    return { ...app, dialog, save: () => app.actor.click(dialog.getByRole('button', { name: 'Put in force' })) };
  }

  const write = (dialog: Awaited<ReturnType<typeof edit>>['dialog'], text: string) => fireEvent.change(dialog.getByLabelText('After'), { target: { value: text } });

  test('that allows more is confirmed and explained', async () => {
    const { actor, dialog, save } = await edit();
    const sent: unknown[] = [];
    server.use(
      http.post('*/api/v1/compliance/rules/changes', async ({ request }) => {
        const body = (await request.json()) as { confirmLaxer: boolean };
        sent.push(request.headers.get('If-Match'), body);
        return body.confirmLaxer
          ? HttpResponse.json({ ...book, version: '2026-11-27.1+8' })
          : HttpResponse.json({ title: 'Some fields are at fault', errors: { confirmLaxer: ['This allows more than before.'] } }, { status: 422 });
      }),
    );
    await expectAccessible();
    const after = { ...florida, value: { 'mon-sun': '8:00-21:00' } };
    write(dialog, JSON.stringify(after));
    await actor.type(dialog.getByLabelText('Reason'), 'The statute was repealed.');
    await save();
    await actor.click(await dialog.findByLabelText('This allows more than before, and that is meant'));
    await save();
    expect(await screen.findByText('The rules are now of version 2026-11-27.1+8.')).toBeTruthy();
    const body = { changes: [{ list: 'rules', action: 'replace', id: 'us-fl-window', row: after }], reason: 'The statute was repealed.' };
    expect(sent).toEqual(['"7"', { ...body, confirmLaxer: false }, '"7"', { ...body, confirmLaxer: true }]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('ends a rule on a day or brings the shipped one back', async () => {
    const { actor, dialog, save } = await edit();
    const sent: unknown[] = [];
    server.use(
      http.post('*/api/v1/compliance/rules/changes', async ({ request }) => {
        sent.push(((await request.json()) as { changes: unknown[] }).changes[0]);
        return HttpResponse.json({}, { status: 412 });
      }),
    );
    await actor.selectOptions(dialog.getByLabelText('What is to become of it'), 'end');
    expect(dialog.getByText('Choose the last day on which it holds.')).toBeTruthy();
    fireEvent.change(dialog.getByLabelText('Last day'), { target: { value: '2026-12-31' } });
    await save();
    expect(await dialog.findByText('Changed meanwhile')).toBeTruthy();
    await actor.selectOptions(dialog.getByLabelText('What is to become of it'), 'restore');
    expect(dialog.getByText('What ships')).toBeTruthy();
    await save();
    await waitFor(() => expect(sent).toEqual([{ list: 'rules', action: 'end', id: 'us-fl-window', effectiveTo: '2026-12-31' }, { list: 'rules', action: 'restore', id: 'us-fl-window' }]));
    await actor.click(dialog.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('of a year of holidays cannot end it, and a refusal without fields is said', async () => {
    const { dialog, save } = await edit('US-AL 2027');
    server.use(http.post('*/api/v1/compliance/rules/changes', () => HttpResponse.json({ detail: 'Later.' }, { status: 503 })));
    expect(dialog.queryByLabelText('What is to become of it')).toBeNull();
    await save();
    expect(await dialog.findByText('Later.')).toBeTruthy();
    write(dialog, '{');
    expect(dialog.getByText('The row is not well-formed JSON.')).toBeTruthy();
  });

  test('adds a rule', async () => {
    const { actor, dialog, save } = await edit('New rule');
    let added: unknown;
    server.use(
      http.post('*/api/v1/compliance/rules/changes', async ({ request }) => {
        added = await request.json();
        return HttpResponse.json(book);
      }),
    );
    await actor.type(dialog.getByLabelText('Reason'), 'Declared');
    await save();
    await waitFor(() => expect(added).toMatchObject({ changes: [{ list: 'rules', action: 'add', id: 'us-ny-emergency', row: { kind: 'emergency' } }] }));
  });

  test('is tried before it is in force', async () => {
    const { actor, dialog } = await edit();
    const answer = (part: Partial<PermitAnswer>): PermitAnswer => ({ decision: 'allow', until: null, expires: null, reasons: [], dataVersion: 'v', ...part });
    let asked: unknown;
    server.use(
      http.post('*/api/v1/compliance/rules/try', async ({ request }) => {
        asked = await request.json();
        return HttpResponse.json({
          now: answer({}),
          draft: answer({ decision: 'defer', until: '2026-12-01T14:00:00Z', reasons: [{ rule: 'us-fl-window', source: 's', outcome: 'defer', sentence: 'It is early.' }] }),
          laxer: ['us-fl-window: It stops less.'],
        });
      }),
    );
    const put = (label: string, value: string) => fireEvent.change(dialog.getByLabelText(label), { target: { value } });
    put('By', 'voice');
    put('In the state', 'GA');
    put('Number', '404-555-0123');
    put('At, by your clock', '2026-12-01T07:30');
    await actor.click(dialog.getByRole('button', { name: 'Try' }));
    expect(await dialog.findByText('By the rules in force: allow')).toBeTruthy();
    expect(dialog.getByText('us-fl-window: It is early.')).toBeTruthy();
    expect(dialog.getByText('us-fl-window: It stops less.')).toBeTruthy();
    expect(asked).toMatchObject({ check: { channel: 'voice', state: 'GA', phone: '404-555-0123', assumeConsent: true, at: new Date('2026-12-01T07:30').toISOString() } });
    server.use(http.post('*/api/v1/compliance/rules/try', () => HttpResponse.json({ detail: 'No such state.' }, { status: 422 })));
    put('At, by your clock', '');
    await actor.click(dialog.getByRole('button', { name: 'Try' }));
    expect(await dialog.findByText('No such state.')).toBeTruthy();
  });
});

describe('The history', () => {
  test('says who changed what and why, page by page', async () => {
    const { actor } = await openLaw({ next: 7 });
    expect(await screen.findByText('Allows more')).toBeTruthy();
    await actor.click(screen.getByRole('button', { name: 'Earlier changes' }));
    expect(await screen.findByText('Reason 6')).toBeTruthy();
    expect(screen.getByText('There was none.')).toBeTruthy();
  });

  test('may be empty', async () => {
    await openLaw({ changes: [], lists: [] });
    expect(await screen.findByText(/Nothing was changed/)).toBeTruthy();
    expect(await screen.findByText(/No list was imported/)).toBeTruthy();
  });
});

describe('Lists', () => {
  test('show their age and can be retired', async () => {
    const { actor } = await openLaw();
    expect(await screen.findByText('Too old')).toBeTruthy();
    expect(screen.getByText(/of acme/)).toBeTruthy();
    let answer = () => new HttpResponse(null, { status: 204 });
    server.use(http.delete('*/api/v1/compliance/lists/1', () => answer()));
    await actor.click(screen.getByRole('button', { name: 'Retire FTC' }));
    expect(await screen.findByText('FTC is out of force.')).toBeTruthy();
    answer = () => HttpResponse.json({ detail: 'It is gone.' }, { status: 404 }) as unknown as HttpResponse<null>;
    await actor.click(screen.getByRole('button', { name: 'Retire FTC' }));
    expect(await screen.findByText('It is gone.')).toBeTruthy();
  });

  test('are imported from a file', async () => {
    const { actor } = await openLaw();
    const form = within(screen.getByRole('form', { name: 'Import a list' }));
    const asked: string[] = [];
    let answer = (): Response => HttpResponse.json({ listId: 4, rows: 2, accepted: 1, faults: [{ line: 2, problem: 'This is no phone number.' }] });
    server.use(
      http.post('*/api/v1/compliance/lists', ({ request }) => {
        asked.push(new URL(request.url).search);
        return answer();
      }),
    );
    await actor.upload(form.getByLabelText(/File/), new File(['201-555-0123\nx\n'], 'list.csv', { type: 'text/csv' }));
    await actor.type(form.getByLabelText('Name'), 'FTC');
    await actor.type(form.getByLabelText(/Area codes/), '201');
    fireEvent.change(form.getByLabelText('Date of the copy'), { target: { value: '2026-11-20' } });
    await actor.click(form.getByRole('button', { name: 'Import' }));
    expect(await form.findByText('Line 2: This is no phone number.')).toBeTruthy();
    await actor.selectOptions(form.getByLabelText('Kind of list'), 'seller');
    await actor.type(form.getByLabelText('Seller'), 'acme');
    answer = () => HttpResponse.json({ listId: 5, rows: 1, accepted: 1, faults: [] });
    await actor.click(form.getByRole('button', { name: 'Import' }));
    expect(await form.findByText('1 of 1 line taken')).toBeTruthy();
    answer = () => HttpResponse.json({ title: 'Some fields are at fault', errors: { '': ['The file lists nobody.'] } }, { status: 422 });
    await actor.click(form.getByRole('button', { name: 'Import' }));
    expect(await form.findByText(/The file lists nobody/)).toBeTruthy();
    expect(asked.slice(0, 2)).toEqual(['?kind=national&name=FTC&asOf=2026-11-20&seller=&areaCodes=201', '?kind=seller&name=FTC&asOf=2026-11-20&seller=acme&areaCodes=']);
  });
});

describe('A litigator', () => {
  test('is taken off the lists with a reason', async () => {
    const { actor } = await openLaw();
    const form = within(screen.getByRole('form', { name: 'Take a number off the litigators' }));
    const button = form.getByRole('button', { name: 'Take it off' });
    const asked: unknown[] = [];
    let answer = (): Response => new Response(null, { status: 204 });
    server.use(
      http.post('*/api/v1/compliance/lists/lift', async ({ request }) => {
        asked.push(await request.json());
        return answer() as HttpResponse<null>;
      }),
    );
    await actor.type(form.getByLabelText('Phone number'), '201-555-0123');
    expect(button).toHaveProperty('disabled', true);
    await actor.type(form.getByLabelText(/Reason/), 'Settled');
    await actor.click(button);
    expect(await form.findByText(/on no list of litigators any more/)).toBeTruthy();
    expect(asked).toEqual([{ phone: '201-555-0123', reason: 'Settled' }]);
    await actor.type(form.getByLabelText('Phone number'), '1');
    for (const [made, words] of [
      [() => new Response(null, { status: 404 }), /No list of litigators names this number/],
      [() => HttpResponse.json({ title: 'At fault', errors: { phone: ['This is no number.'] } }, { status: 422 }), /This is no number/],
      [() => Response.error(), /cannot be reached/],
    ] as const) {
      answer = made;
      await actor.click(button);
      expect(await form.findByText(words)).toBeTruthy();
    }
  });
});

describe('Words', () => {
  test('say a value and when it holds', () => {
    expect(valueWords(row({ value: { text: 'Be polite.' } }))).toBe('Be polite.');
    expect(valueWords(row({ value: { most: 3, hours: 24 } }))).toBe('most 3, hours 24');
    expect([row(), row({ effectiveFrom: '2026-01-01' }), row({ effectiveTo: '2026-02-01' }), row({ effectiveFrom: '2026-01-01', effectiveTo: '2026-02-01' })].map(effectWords)).toEqual(['always', 'from 2026-01-01', 'until 2026-02-01', '2026-01-01 to 2026-02-01']);
  });

  test('a week is what all windows in force leave', () => {
    const late = rule({ id: 'late', jurisdiction: 'US-FL', value: { mon: '21:00-23:00' }, effectiveFrom: '2027-01-01' });
    const week = (day: string) => weekOf([...book.rules, late], 'US-FL', 'voice', day).map(openWords);
    expect(week('2026-12-01')[0]).toBe('9:00 to 20:00');
    expect(week('2027-12-01')[0]).toBe('none');
    expect(week('2027-12-01')[1]).toBe('9:00 to 20:00');
    expect(filtered(book.rules, { jurisdiction: '', channel: '', kind: 'minimum_age', text: '' }).map(({ id }) => id)).toEqual(['minimum-age']);
  });

  test('a draft needs a JSON object', () => {
    const edited = { list: 'rules', id: 'x' } as const;
    expect([changeOf(edited, 'add', '[]', ''), changeOf(edited, 'add', '1', ''), changeOf(edited, 'add', 'null', '')]).toEqual(Array(3).fill('The row is not well-formed JSON.'));
    expect(changeOf(edited, 'add', '{}', '')).toEqual({ list: 'rules', action: 'add', id: '', row: {} });
  });
});
