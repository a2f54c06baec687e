import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import { App } from '../shell/App';
import { pretty } from '../shell/format';
import { FakeHub } from '../testing/fakeHub';
import { specification } from '../testing/fixtures';
import { administrator, expectAccessible, robin } from '../testing/render';
import { server } from '../testing/server';
import type { LeadField, User } from '../api/contract';
import { criterionWords, curl, limitWords } from './words';

/** The page as it opens for a user, or for a seller without a session. */
async function openSpecification(user: User | null) {
  history.replaceState(null, '', '/specification/solar-us');
  const keys: (string | null)[] = [];
  server.use(
    http.get('*/api/v1/session', () => (user === null ? HttpResponse.json({}, { status: 401 }) : HttpResponse.json({ user, csrfToken: 't' }))),
    http.get('*/api/v1/campaigns/solar-us/specification', ({ request }) => {
      const key = request.headers.get('X-Api-Key');
      keys.push(key);
      return user?.role === 'administrator' || key === 'lg_good' ? HttpResponse.json(specification) : HttpResponse.json({}, { status: key === 'lg_other' ? 404 : key === 'lg_down' ? 500 : 401 });
    }),
  );
  render(<App open={new FakeHub().open} />);
  return { keys, actor: userEvent.setup({ delay: null }) };
}

describe('The posting specification', () => {
  test('asks a seller for a key, which stays in memory', async () => {
    const { actor, keys } = await openSpecification(null);
    const key = await screen.findByLabelText('API key');
    await expectAccessible();
    const showIt = screen.getByRole('button', { name: 'Show the specification' });
    await actor.click(showIt);
    expect(keys).toEqual([]);
    await actor.type(key, 'lg_bad');
    await actor.click(showIt);
    expect(await screen.findByText('This key may not read this specification.')).toBeTruthy();
    await actor.type(screen.getByLabelText('API key'), 'lg_other{Enter}');
    expect(await screen.findByText('There is no campaign “solar-us” for this key.')).toBeTruthy();
    await actor.type(screen.getByLabelText('API key'), 'lg_down{Enter}');
    expect(await screen.findByText('The server failed. Try again.')).toBeTruthy();
    await actor.type(screen.getByLabelText('API key'), 'lg_good{Enter}');
    expect(await screen.findByRole('heading', { name: 'Solar, United States' })).toBeTruthy();
    expect(keys).toEqual(['lg_bad', 'lg_other', 'lg_down', 'lg_good']);
    expect(localStorage.length + sessionStorage.length).toBe(0);
    expect(location.href).not.toContain('lg_');
  });

  test('shows fields, rules and examples', async () => {
    await openSpecification(administrator);
    await screen.findByRole('heading', { name: 'Solar, United States' });
    expect([...document.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ['age', 'number', 'Required', '18 to 99', 'Age'],
      ['property', 'choice', 'Optional', 'house or condo', ''],
    ]);
    expect(screen.getByText('Address state is none of AK or HI.')).toBeTruthy();
    expect(screen.getByLabelText('Example as JSON').textContent).toContain('"firstName": "Josephine"');
    expect(screen.getByLabelText('Example as a curl command').textContent).toContain("curl -X POST 'http://localhost:5080/api/v1/leads'");
    await expectAccessible();
  });

  test('asks a broker for a key, whose session is none of a seller', async () => {
    await openSpecification(robin);
    expect(await screen.findByLabelText('API key')).toBeTruthy();
  });

  test('is short where a campaign has no rules of its own', async () => {
    const { actor } = await openSpecification(null);
    server.use(http.get('*/api/v1/campaigns/solar-us/specification', () => HttpResponse.json({ ...specification, fields: [], criteria: [], active: false, description: '' })));
    await actor.type(await screen.findByLabelText('API key'), 'lg_good{Enter}');
    expect(await screen.findByText(/no fields of its own/)).toBeTruthy();
    expect(screen.getByText('Inactive')).toBeTruthy();
  });
});

describe('Trying it', () => {
  async function open() {
    const opened = await openSpecification(null);
    await opened.actor.type(await screen.findByLabelText('API key'), 'lg_good{Enter}');
    const button = await screen.findByRole('button', { name: 'Post as a test' });
    return { ...opened, post: () => opened.actor.click(button) };
  }

  test('posts in test mode with the key and shows the answer', async () => {
    const { post } = await open();
    const seen: unknown[] = [];
    server.use(
      http.post('*/api/v1/leads', async ({ request }) => {
        seen.push(new URL(request.url).search, request.headers.get('X-Api-Key'), await request.json());
        return HttpResponse.json({ outcome: 'accepted', score: 64, broker: { id: 'alder', name: 'Alder Insurance' }, status: 'assigned', test: true }, { status: 201 });
      }),
    );
    await post();
    expect(await screen.findByText('Score 64 of 100. It would go to Alder Insurance. Nothing was stored.')).toBeTruthy();
    expect(seen).toEqual(['?test=true', 'lg_good', specification.example]);
    expect(screen.getByLabelText('The whole answer').textContent).toContain('"test": true');
    await expectAccessible();
  });

  test('tells a duplicate, and a lead that would wait', async () => {
    const { post } = await open();
    server.use(http.post('*/api/v1/leads', () => HttpResponse.json({ outcome: 'duplicate' })));
    await post();
    expect(await screen.findByText('It would be a duplicate')).toBeTruthy();
    server.use(http.post('*/api/v1/leads', () => HttpResponse.json({ outcome: 'accepted', score: 1, broker: null, status: 'queued' })));
    await post();
    expect(await screen.findByText(/Status: Waiting\./)).toBeTruthy();
  });

  test('shows every fault by field', async () => {
    const { post } = await open();
    server.use(http.post('*/api/v1/leads', () => HttpResponse.json({ title: 'The lead was not taken.', errors: { 'attributes.age': ['Give a number.', 'Too young.'] } }, { status: 422 })));
    await post();
    expect(await screen.findByText('The lead was not taken.')).toBeTruthy();
    expect(screen.getByText('Give a number. Too young.', { exact: false })).toBeTruthy();
  });

  test('does not post what is not JSON', async () => {
    const { post } = await open();
    fireEvent.change(screen.getByLabelText('Body'), { target: { value: '{' } });
    await post();
    expect(screen.getByText(/This is not JSON/)).toBeTruthy();
  });
});

test('Criteria read as sentences', () => {
  const words = (operator: Parameters<typeof criterionWords>[0]['operator'], ...values: string[]): string => criterionWords({ field: 'attributes.roofAge', operator, values });
  expect([words('exists'), words('missing'), words('in', 'a'), words('in', 'a', 'b', 'c'), words('not_in', 'a'), words('not_in', 'a', 'b'), words('at_least', '3'), words('at_most', '3')]).toEqual([
    'Roof age is given',
    'Roof age is not given',
    'Roof age is a',
    'Roof age is one of a, b or c',
    'Roof age is not a',
    'Roof age is none of a or b',
    'Roof age is at least 3',
    'Roof age is at most 3',
  ]);
});

test('Limits read as people say them', () => {
  const limit = (part: Partial<LeadField>): string => limitWords({ name: 'x', type: 'number', required: false, minimum: null, maximum: null, values: [], description: '', ...part });
  expect([limit({}), limit({ minimum: '1' }), limit({ maximum: '9' }), limit({ type: 'text', minimum: '1', maximum: '9' }), limit({ type: 'date' }), limit({ type: 'date', minimum: '2020-01-01' }), limit({ type: 'date', maximum: '2020-01-01' }), limit({ type: 'boolean' }), limit({ type: 'choice' })]).toEqual([
    'any',
    'at least 1',
    'at most 9',
    '1 to 9 characters',
    'yyyy-mm-dd',
    'from 2020-01-01',
    'until 2020-01-01',
    'true or false',
    '',
  ]);
});

test('The curl command survives a name with an apostrophe', () => {
  expect(curl('http://x', { lastName: "O'Brien" })).toContain(`"O'\\''Brien"`);
});

test('JSON for people keeps lists of plain values on a line', () => {
  expect(pretty({ a: ['x', 'y'], b: [{ c: 1 }], d: [] })).toBe('{\n  "a": ["x", "y"],\n  "b": [\n    {\n      "c": 1\n    }\n  ],\n  "d": []\n}');
});
