import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { BatchResult } from '../api/contract';
import { server } from '../testing/server';
import { previewOf } from './csvFile';
import { ImportRun, slice } from './importRun';
import { guess } from './mapping';

interface Posted {
  url: URL;
  lines: string[];
  headers: Headers;
}

let posted: Posted[] = [];
beforeEach(() => {
  posted = [];
});

/** Answers every data line; `of` may answer otherwise by the line's text. */
function answering(of: (line: string) => Omit<BatchResult, 'line'> = () => ({ outcome: 'accepted', leadId: 'l1', score: 50, broker: { id: 'alder', name: 'Alder' }, status: 'assigned' })) {
  return http.post('*/api/v1/leads/batch', async ({ request }) => {
    const lines = (await request.text()).trimEnd().split('\n');
    posted.push({ url: new URL(request.url), lines, headers: request.headers });
    return new HttpResponse(lines.slice(1).map((line, index) => JSON.stringify({ line: index + 2, ...of(line) })).join('\n') + '\n');
  });
}

async function runOf(content: string, test = false): Promise<ImportRun> {
  const file = new File([content], 'leads.csv');
  const preview = await previewOf(file);
  return new ImportRun({ file, preview, mapping: guess(preview.columns, []), campaign: 'solar us', test });
}

const rows = (count: number): string => `phone,email,Note\n${Array.from({ length: count }, (_, index) => `${index},a@b.c,"x, ${index}"`).join('\n')}\n`;

test('A file goes in slices of a thousand lines, each with the heading', async () => {
  server.use(answering());
  const run = await runOf(rows(slice * 2 + 1));
  await run.run();
  expect(posted.map((each) => each.lines.length - 1)).toEqual([1_000, 1_000, 1]);
  expect(posted.every((each) => each.lines[0] === 'phone,email,Note')).toBe(true);
  expect(posted[0]!.lines[1]).toBe('0,a@b.c,"x, 0"');
  expect(posted[0]!.url.searchParams.get('campaign')).toBe('solar us');
  expect(posted[0]!.url.searchParams.get('map')).toBe('phone:phone,email:email,Note:attributes.Note');
  expect(posted[0]!.url.searchParams.has('test')).toBe(false);
  expect(posted[0]!.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
  expect(run.progress()).toMatchObject({ phase: 'done', rows: 2_001, outcomes: { accepted: 2_001 }, bytesDone: run.progress().bytes });
});

test('A check asks for the test mode', async () => {
  server.use(answering());
  await (await runOf(rows(1), true)).run();
  expect(posted[0]!.url.searchParams.get('test')).toBe('true');
});

test('Each row’s outcome is in the result file, with its line and what it was', async () => {
  server.use(
    answering((line) =>
      line.startsWith('1') ? { outcome: 'rejected', errors: { phone: ['Give an area code.'], email: ['No such domain.'] } } : line.startsWith('2') ? { outcome: 'duplicate', duplicateOf: 'l0' } : { outcome: 'accepted', leadId: 'l9', score: 40, broker: null, status: 'queued' },
    ),
  );
  const run = await runOf('phone,email,Note\n1,x,\n2,y,\n0,a@b.c,"two\nlines"\n');
  await run.run();
  expect(await run.result().text()).toBe(
    [
      'line,outcome,lead_id,duplicate_of,score,broker,status,problems,phone,email,Note',
      '2,rejected,,,,,,phone: Give an area code. email: No such domain.,1,x,',
      '3,duplicate,,l0,,,,,2,y,',
      '4,accepted,l9,,40,,queued,,0,a@b.c,"two\nlines"',
      '',
    ].join('\r\n'),
  );
  expect(run.progress().faults).toEqual([{ line: 2, problems: ['phone: Give an area code.', 'email: No such domain.'] }]);
});

test('Of many faults the first hundred are shown and all are counted', async () => {
  server.use(answering(() => ({ outcome: 'rejected' })));
  const run = await runOf(rows(150));
  await run.run();
  expect(run.progress().faults).toHaveLength(100);
  expect(run.progress().faults[0]).toEqual({ line: 2, problems: ['The row was refused.'] });
  expect(run.progress().outcomes.rejected).toBe(150);
});

test('A result file of many rows is put away in pieces', async () => {
  server.use(answering());
  const long = 'y'.repeat(2_000);
  const run = await runOf(`phone,email\n${`1,${long}\n`.repeat(1_200)}`);
  await run.run();
  expect((await run.result().text()).split('\r\n')).toHaveLength(1_202);
});

test('A busy server is waited for as long as it says', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let busy = true;
  server.use(
    http.post('*/api/v1/leads/batch', () => {
      if (!busy) return undefined;
      busy = false;
      return HttpResponse.json({ title: 'Busy' }, { status: 429, headers: { 'Retry-After': '7' } });
    }),
    answering(),
  );
  const run = await runOf(rows(2));
  const phases: (string | null)[] = [];
  run.subscribe(() => phases.push(run.progress().message));
  const done = run.run();
  await vi.waitFor(() => expect(run.progress().phase).toBe('waiting'));
  expect(run.progress().message).toBe('The server is busy. Going on in 7 s.');
  await vi.advanceTimersByTimeAsync(7_000);
  vi.useRealTimers();
  await done;
  expect(run.progress()).toMatchObject({ phase: 'done', rows: 2, message: null });
});

describe('When the answer breaks off', () => {
  test('it stops, and goes on with the first row that has no answer', async () => {
    let whole = false;
    server.use(
      http.post('*/api/v1/leads/batch', () => (whole ? undefined : new HttpResponse('{"line":2,"outcome":"accepted"}\n'))),
      answering(),
    );
    const run = await runOf(rows(3));
    await run.run();
    expect(run.progress()).toMatchObject({ phase: 'stopped', rows: 1, message: 'The server answered 1 of 3 rows and broke off.' });
    whole = true;
    await run.run();
    expect(posted[0]!.lines.slice(1)).toEqual(['1,a@b.c,"x, 1"', '2,a@b.c,"x, 2"']);
    expect(run.progress()).toMatchObject({ phase: 'done', rows: 3 });
  });

  test('without any answer it stops and can be left', async () => {
    server.use(http.post('*/api/v1/leads/batch', () => HttpResponse.error()));
    const run = await runOf(rows(3));
    await run.run();
    expect(run.progress()).toMatchObject({ phase: 'stopped', rows: 0, message: 'LeadGrid cannot be reached. Check the connection and try again.' });
    run.cancel();
    expect(run.progress().phase).toBe('cancelled');
  });
});

test.each(['{"line":2,"outcome":"accepted"}\n{"line":3,"outc', '{"line":2,"outcome":"accepted"}'])('An answer that ends without its line end is read as far as it goes: %s', async (answer) => {
  server.use(http.post('*/api/v1/leads/batch', () => new HttpResponse(answer)));
  const run = await runOf(rows(2));
  await run.run();
  expect(run.progress()).toMatchObject({ phase: 'stopped', rows: 1 });
});

test('An answer that breaks off in the middle of the connection stops the import', async () => {
  const stream = (): ReadableStream => {
    let sent = false;
    return new ReadableStream({
      pull(controller) {
        if (sent) controller.error(new Error('reset'));
        else controller.enqueue(new TextEncoder().encode('{"line":2,"outcome":"accepted"}\n'));
        sent = true;
      },
    });
  };
  server.use(http.post('*/api/v1/leads/batch', () => new HttpResponse(stream())));
  const run = await runOf(rows(2));
  await run.run();
  expect(run.progress()).toMatchObject({ phase: 'stopped', message: 'The connection broke off.' });
});

test('A file at fault ends the import for good', async () => {
  server.use(answering());
  const bytes = new Uint8Array([...'phone\n1\n'].map((char) => char.charCodeAt(0)).concat(0xe9));
  const run = new ImportRun({ file: new File([bytes], 'x.csv'), preview: { encoding: 'utf-8', delimiter: ',', columns: ['phone'], rows: [] }, mapping: ['phone'], campaign: 'c', test: false });
  await run.run();
  expect(run.progress()).toMatchObject({ phase: 'failed' });
});

test('Cancelled in the middle, it stays where it was', async () => {
  const run = await runOf(rows(slice + 5));
  let answers = 0;
  server.use(
    http.post('*/api/v1/leads/batch', () => {
      if (++answers === 2) run.cancel();
    }),
    answering(),
  );
  await run.run();
  expect(run.progress()).toMatchObject({ phase: 'cancelled', rows: slice, message: null });
});

test('Cancelled while it waits, it waits no longer', async () => {
  server.use(http.post('*/api/v1/leads/batch', () => HttpResponse.json({}, { status: 503, headers: { 'Retry-After': '50' } })));
  const run = await runOf(rows(1));
  const done = run.run();
  await vi.waitFor(() => expect(run.progress().phase).toBe('waiting'));
  run.cancel();
  await done;
  expect(run.progress().phase).toBe('cancelled');
});
