import { readPeople } from '@grantlens/reporter';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { budget } from '../differential/budget.ts';

const { seed } = budget;
const numRuns = 200 + budget.cases;

/** What a cell can hold: anything but NUL, which no text file has. */
const cell = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replace(/\p{Cs}|\0/gu, ''));

const file = fc.record({
  rows: fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
  delimiter: fc.constantFrom(',', ';', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  mark: fc.constantFrom('', '\ufeff'),
  end: fc.boolean(),
});

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const said = (text: string) => text.replace(/\s+/g, ' ').trim() || null;

it('HR data is read as it was written, whatever it says and whichever program wrote it', () => {
  fc.assert(
    fc.property(file, ({ rows, delimiter, lineEnd, mark, end }) => {
      const records = rows.map(([manager, title], index) => [`${index}@x.example`, manager, title]);
      const lines = [['email', 'manager', 'title'], ...records].map((cells) =>
        cells.map(quoted).join(delimiter),
      );
      const text = `${mark}${lines.join(lineEnd)}${end ? lineEnd : ''}`;
      const read = readPeople(Buffer.from(text)).rows;
      expect(
        read.map(({ line, email, manager, jobFunction }) => [line, email, manager, jobFunction]),
      ).toEqual(
        records.map(([email, manager = '', title = ''], index) => {
          const before = lines.slice(0, index + 1).join('\n');
          return [before.split(/\r\n?|\n/).length + 1, email, said(manager), said(title)];
        }),
      );
    }),
    { seed, numRuns },
  );
});

it('a file that is no HR data is refused in a sentence with its line, and nothing else happens', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      let message = 'line 1: ';
      try {
        readPeople(bytes);
      } catch (error) {
        expect(error).toMatchObject({ code: 'people-unreadable' });
        message = (error as Error).message;
      }
      expect(message).toMatch(/^line \d+: /);
    }),
    { seed, numRuns },
  );
});
