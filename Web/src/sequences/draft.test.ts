import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SequenceContent, SequenceStep } from '../api/contract';
import { minutesOf, spanOf, timeOf, wholeNumber } from './clock';
import { blank, contentOf, draftOf, isContent } from './draft';
import { placed } from './faults';
import { idOf } from './files';
import { dayOfRun, personTime } from './personTime';
import { moved, newStep, withAt, without } from './steps';
import { inventedPerson, rehearsalFor } from './whom';
import { stepWords } from './words';

const minuteOfDay = fc.integer({ min: 0, max: 1_439 });
const status = fc.constantFrom('contacted' as const, 'no_show' as const);

/** Any step that the server takes, as it would answer it; branches lead to the last. */
const stepAt = (at: number, last: number): fc.Arbitrary<SequenceStep> => {
  const id = `s${at}`;
  const target = at < last ? fc.constantFrom(null, `s${last}`) : fc.constant(null);
  const condition = fc.oneof(
    fc.constant({ kind: 'replied' as const }),
    fc.record({ kind: fc.constant('score' as const), score: fc.integer({ min: 0, max: 100 }) }),
    fc.record({ kind: fc.constant('disposition' as const), statuses: fc.array(status, { minLength: 1, maxLength: 2 }) }),
    fc.record({ kind: fc.constant('time_of_day' as const), from: minuteOfDay, to: fc.integer({ min: 1, max: 1_440 }) }),
  );
  return fc.oneof(
    fc.record({ id: fc.constant(id), kind: fc.constantFrom('text' as const, 'email' as const), template: fc.constantFrom('a', 'b') }),
    fc.record({ id: fc.constant(id), kind: fc.constant('call' as const), note: fc.constantFrom(null, 'Hello'), urgent: fc.boolean() }),
    fc.record({ id: fc.constant(id), kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 525_600 }) }),
    fc.record({ id: fc.constant(id), kind: fc.constant('wait' as const), day: fc.integer({ min: 1, max: 365 }), timeOfDay: fc.option(minuteOfDay) }),
    fc.record({ id: fc.constant(id), kind: fc.constant('branch' as const), if: condition, then: target, else: target }),
    fc.constant({ id, kind: 'end' as const }),
  );
};

const anyContent: fc.Arbitrary<SequenceContent> = fc.integer({ min: 0, max: 6 }).chain((last) =>
  fc.record({
    name: fc.constantFrom('A', 'Twelve days'),
    steps: fc.tuple(...Array.from({ length: last + 1 }, (_, at) => stepAt(at, last))),
    stops: fc.record({ onReply: fc.constantFrom('pause' as const, 'stop' as const, 'go_on' as const), callSeconds: fc.option(fc.integer({ min: 0, max: 86_400 })), statuses: fc.array(status) }),
    includeFlagged: fc.boolean(),
  }),
);

describe('A draft', () => {
  test('of whatever the server holds says the same again', () => fc.assert(fc.property(anyContent, (content) => void expect(contentOf(draftOf(content))).toEqual(content))));

  test('tells each number and time that is none', () => {
    const draft = draftOf({
      ...blank,
      steps: [
        { id: 'a', kind: 'wait', day: 1 },
        { id: 'b', kind: 'branch', if: { kind: 'score', score: 1 } },
        { id: 'c', kind: 'branch', if: { kind: 'time_of_day', from: 0, to: 1 } },
      ],
    });
    const said = contentOf({ ...draft, steps: draft.steps.map((step) => ({ ...step, day: 'x', score: '1.5', from: '', to: '25:00' })) });
    expect(isContent(said)).toBe(false);
    expect(Object.keys(said)).toEqual(['content.steps[0].day', 'content.steps[1].if.score', 'content.steps[2].if.from', 'content.steps[2].if.to']);
  });
});

describe('Steps', () => {
  const [a, b, c] = [newStep('call', []), newStep('call', []), newStep('call', [])];
  test('get names of their own', () => expect(newStep('call', [{ ...a!, id: 'call-1' }, { ...b!, id: 'call-3' }]).id).toBe('call-2'));

  test('move no further than to the ends, and none that is not there', () => {
    expect(moved([a, b, c], a.key, 1)).toEqual([b, a, c]);
    expect(moved([a, b, c], a.key, 9)).toEqual([b, c, a]);
    const same = [a, b];
    expect(moved(same, a.key, -1)).toBe(same);
    expect(moved(same, c.key, 1)).toBe(same);
  });

  test('come back where they were', () => expect(withAt(without([a, b, c], b.key), 1, b)).toEqual([a, b, c]));

  test('take the server’s sentences with them, and with what is removed they go', () => {
    const served = { 'content.steps[0].id': ['One.'], 'content.steps[1]': ['Two.'], 'content.name': ['Three.'] };
    expect(placed(served, [a.key, b.key], [c, b, a])).toEqual({ 'content.steps[2].id': ['One.'], 'content.steps[1]': ['Two.'], 'content.name': ['Three.'] });
    expect(placed(served, [a.key, b.key], [a])).toEqual({ 'content.steps[0].id': ['One.'], 'content.name': ['Three.'] });
  });

  test.each<[SequenceStep, string]>([
    [{ id: 'a', kind: 'email', template: 'hello' }, 'E-mail by template hello'],
    [{ id: 'a', kind: 'call', note: 'Try', urgent: true }, 'Urgent call by the broker: Try'],
    [{ id: 'a', kind: 'call', note: null }, 'Call by the broker'],
    [{ id: 'a', kind: 'wait', minutes: 60 }, 'Wait 1 hour'],
    [{ id: 'a', kind: 'wait', minutes: 90 }, 'Wait 90 minutes'],
    [{ id: 'a', kind: 'wait', day: 4, timeOfDay: 555 }, 'Wait until day 4 at 09:15 by the person’s clock'],
    [{ id: 'a', kind: 'branch', if: { kind: 'replied' }, then: 'z', else: null }, 'If the person has written or called, go on with z; else go on'],
    [{ id: 'a', kind: 'branch', if: { kind: 'score', score: 70 } }, 'If the score is at least 70, go on; else go on'],
    [{ id: 'a', kind: 'branch', if: { kind: 'disposition', statuses: ['contacted', 'no_show'] } }, 'If the lead is contacted or no-show, go on; else go on'],
    [{ id: 'a', kind: 'branch', if: { kind: 'time_of_day', from: 540, to: 1_440 } }, 'If the person’s clock shows 09:00 to 00:00, go on; else go on'],
    [{ id: 'a', kind: 'branch', if: null }, 'If nothing is asked, go on; else go on'],
    [{ id: 'a', kind: 'end' }, 'The run ends here'],
  ])('%j reads as people say it', (step, words) => expect(stepWords(step)).toBe(words));
});

describe('Times', () => {
  test('of a day are written and read alike', () => fc.assert(fc.property(minuteOfDay, (minutes) => void expect(minutesOf(timeOf(minutes))).toBe(minutes))));

  test('that are none are null', () => expect([minutesOf(''), minutesOf('24:00'), wholeNumber('-1'), wholeNumber(' 7 '), timeOf(null)]).toEqual([null, null, null, 7, '']));

  test('are told in the largest unit that they fill', () => expect([spanOf(2_880), spanOf(180), spanOf(61)]).toEqual([{ amount: 2, unit: 'days' }, { amount: 3, unit: 'hours' }, { amount: 61, unit: 'minutes' }]));

  test('are the person’s, over the change of the clocks, too', () => {
    expect(personTime('2026-03-04T12:00:00Z', 'America/New_York')).toMatch(/0?7:00/);
    expect(dayOfRun('2026-03-07T23:00:00-05:00', '2026-03-08T23:00:00-04:00', 'America/New_York')).toBe(2);
    expect(dayOfRun('2026-03-05T03:00:00Z', '2026-03-05T06:00:00Z', 'America/New_York')).toBe(2);
    expect(dayOfRun('2026-03-05T03:00:00Z', '2026-03-05T06:00:00Z', null)).toBe(1);
  });
});

test('A preview’s question says whom, from when, or what is missing', () => {
  expect(rehearsalFor(inventedPerson)).toEqual({ state: 'NY' });
  expect(rehearsalFor({ ...inventedPerson, at: 'never' })).toBe('Give the start as a day and a time, or leave it empty.');
  expect(rehearsalFor({ ...inventedPerson, person: 'lead', lead: 'x' })).toMatch(/^Choose a lead/);
});

test.each([
  ['solar-us-first-day-v12.json', 'solar-us-first-day'],
  ['  Très bien (1).JSON', 'tr-s-bien-1'],
  ['.json', ''],
])('A file named %s becomes sequence %s', (name, id) => expect(idOf(name)).toBe(id));
