import { describe, expect, test } from 'vitest';
import { partsOf } from './textLength';

describe('A text', () => {
  test.each<[string, string, number, number, boolean]>([
    ['of nothing', '', 0, 0, false],
    ['of one part', 'a'.repeat(160), 160, 1, false],
    ['of one more', 'a'.repeat(161), 161, 2, false],
    ['of two whole parts', 'a'.repeat(306), 306, 2, false],
    ['of three', 'a'.repeat(307), 307, 3, false],
    ['with an escaped character', 'a€', 3, 1, false],
    ['whose escaped character does not fit', `${'a'.repeat(152)}€${'a'.repeat(10)}`, 164, 2, false],
    ['with a typographic quote', 'don’t', 5, 1, true],
    ['with an emoji', `${'a'.repeat(68)}🙂`, 70, 1, true],
    ['whose emoji does not fit', `${'a'.repeat(66)}🙂${'a'.repeat(66)}`, 134, 3, true],
  ])('%s is cut as networks cut it', (_, text, characters, parts, costly) => {
    expect(partsOf(text)).toEqual({ characters, parts, costly });
  });
});
