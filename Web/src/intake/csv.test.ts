import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { campaign } from '../testing/fixtures';
import { CsvFault, previewOf, recordsOf } from './csvFile';
import { csvLine, delimiterOf, fieldsOf, RecordCutter, type CsvRecord } from './csvRecords';
import { attributeOf, faultsOf, guess, mapped, mapQuery, targetsFor } from './mapping';

function cut(...pieces: string[]): CsvRecord[] {
  const cutter = new RecordCutter();
  return [...pieces.flatMap((piece) => [...cutter.push(piece)]), ...cutter.end()];
}

const file = (content: string | Uint8Array<ArrayBuffer>): File => new File([content], 'leads.csv');

async function all(records: AsyncIterable<CsvRecord>): Promise<string[]> {
  const texts: string[] = [];
  for await (const record of records) texts.push(record.text);
  return texts;
}

describe('Records', () => {
  test('know the line of the file on which they begin', () => {
    expect(cut('a,b\n1,"x\ny"\r\n\n2,z')).toEqual([
      { text: 'a,b', line: 1 },
      { text: '1,"x\ny"', line: 2 },
      { text: '2,z', line: 5 },
    ]);
  });

  test('end with any of the three line ends, also when it is cut in two', () => {
    expect(cut('a\r', '\nb\r', 'c\n', 'd\r').map((record) => record.text)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('do not begin a quote in the middle of a field', () => {
    expect(cut('5" pipe,x\nnext').map((record) => record.text)).toEqual(['5" pipe,x', 'next']);
    expect(fieldsOf('5" pipe,x', ',')).toEqual(['5" pipe', 'x']);
  });

  const field = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', '\r', ';'), maxLength: 8 });
  test('come out as they went in, wherever the text is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), fc.array(fc.nat(200)), fc.constantFrom('\n', '\r\n'), (rows, cuts, end) => {
        const written = rows.map((fields) => csvLine(['x', ...fields]) + end).join('');
        const at = [...new Set(cuts.map((each) => Math.min(each, written.length)))].sort((a, b) => a - b);
        const pieces = [...at, written.length].map((to, index) => written.slice(index === 0 ? 0 : at[index - 1], to));
        const records = cut(...pieces);
        expect(records.map((record) => fieldsOf(record.text, ',').slice(1))).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });
});

test('The delimiter is the one that cuts the heading into the most fields', () => {
  expect(delimiterOf('a;b;c')).toBe(';');
  expect(delimiterOf('a\tb')).toBe('\t');
  expect(delimiterOf('a|b,c,d')).toBe(',');
  expect(delimiterOf('only')).toBe(',');
});

describe('A preview', () => {
  test('shows columns and first rows', async () => {
    expect(await previewOf(file('\ufeffname;Phone, Home;name\nJosé;1;2\n'))).toEqual({
      encoding: 'utf-8',
      delimiter: ';',
      columns: ['name', 'Phone Home', 'name 2'],
      rows: [['José', '1', '2']],
    });
  });

  test('takes what is not UTF-8 for what Excel writes', async () => {
    const preview = await previewOf(file(new Uint8Array([...'n,m\nJos'].map((char) => char.charCodeAt(0)).concat(0xe9, 44, 49))));
    expect(preview).toMatchObject({ encoding: 'windows-1252', rows: [['José', '1']] });
  });

  test('names columns that have no name', async () => {
    expect((await previewOf(file(',a\n1,2'))).columns).toEqual(['column 1', 'a']);
  });

  test('is not fooled by a character that the sample cuts in two', async () => {
    expect((await previewOf(file(`a,b\n${'é,1\n'.repeat(100_000)}`))).encoding).toBe('utf-8');
  });

  test.each([
    ['', 'This file is empty.'],
    ['\n \n', 'This file has no heading line that can be read.'],
    ['a,b\n', 'This file has a heading and nothing under it.'],
    ['PK\0\0,\nx', 'This is not a text file. Save the table as CSV and try again.'],
  ])('of nothing that can be imported is refused: %j', async (content, sentence) => {
    await expect(previewOf(file(content))).rejects.toThrow(new CsvFault(sentence));
  });
});

describe('A file', () => {
  test('is read without its heading', async () => {
    expect(await all(recordsOf(file('h\n1\n2'), 'utf-8'))).toEqual(['1', '2']);
  });

  test('that is not UTF-8 throughout stops instead of losing letters', async () => {
    await expect(all(recordsOf(file(new Uint8Array([104, 10, 49, 10, 0xe9, 49])), 'utf-8'))).rejects.toThrow(/Windows-1252/);
    expect(await all(recordsOf(file(new Uint8Array([104, 10, 0xe9])), 'windows-1252'))).toEqual(['é']);
  });

  test('with a quote that never ends is refused before it fills the memory', async () => {
    await expect(all(recordsOf(file(`h\n"open${'x\n'.repeat(3_000_000)}`), 'utf-8'))).rejects.toThrow('The row on line 2 does not end: a quote in it is never closed.');
  });
});

describe('Columns', () => {
  test('of the sample file find their fields', () => {
    const columns = ['firstname', 'lastname', 'street', 'city', 'state', 'zip', 'phone1', 'email'];
    const mapping = guess(columns, []);
    expect(mapQuery(columns, mapping)).toBe(
      'firstname:firstName,lastname:lastName,street:address.street,city:address.city,state:address.state,zip:address.zip,phone1:phone,email:email',
    );
    expect(faultsOf(mapping)).toEqual([]);
  });

  test('go to the campaign’s own fields first, each field once, and to attributes otherwise', () => {
    expect(guess(['AGE', 'Mobile', 'phone', 'Favourite colour!', '§'], campaign().fields)).toEqual(['attributes.age', 'phone', 'attributes.phone', 'attributes.Favourite_colour', 'attributes.column']);
    expect(guess(['a b', 'a_b'], [])).toEqual(['attributes.a_b', null]);
    expect(attributeOf(' Größe (cm) ')).toBe('attributes.Größe_cm');
  });

  test('that are left out are not posted, and short rows are filled up', () => {
    expect(mapQuery(['a', 'b', 'c'], ['phone', null, 'email'])).toBe('a:phone,c:email');
    expect(mapped(['1', '2'], ['phone', null, 'email'])).toEqual(['1', '']);
  });

  test('that go to the same field, or to nothing that reaches a person, are faults', () => {
    expect(faultsOf(['firstName', 'firstName', null])).toEqual(['Two columns go to firstName. Leave one of them out.', 'No column goes to phone or email: a lead needs one of them.']);
  });

  test('can go to the campaign’s fields by name', () => {
    expect(targetsFor(campaign().fields).at(-1)).toEqual({ path: 'attributes.age', label: 'age', group: 'Campaign fields' });
  });
});
