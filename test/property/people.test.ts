import { employmentOf } from '@grantlens/engine/internal';
import { readPeople } from '@grantlens/reporter';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
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

test('HR data is read as it was written, whatever it says and whichever program wrote it', () => {
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

test('a file that is not HR data is refused in a sentence with its line, and nothing else happens', () => {
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

const now = Date.parse('2026-11-30T06:00:00Z');
const answers = (bytes: Uint8Array) =>
  readPeople(bytes)
    .rows.map((row) => `${[...row.emails].sort().join()} ${employmentOf([row], now).employment}`)
    .sort();

const statusWord = fc.constantFrom(
  'Active',
  'Terminated',
  'On leave',
  'Suspended',
  'Zorp',
  '',
  'N/A',
  'Full-Time',
);
const yesNo = fc.constantFrom('TRUE', 'FALSE', 'yes', 'No', '');
const dates = fc.constantFrom(
  '2020-01-31',
  '31-Oct-2025',
  '03/04/2020',
  '31/03/2020',
  '0000-00-00',
  '',
  'soon',
  '2027-01-01',
);
const columns = {
  Status: statusWord,
  'Employment Status': statusWord,
  Remarks: fc.constantFrom('', 'Left early on Friday', 'Terminated', 'ok'),
  accountEnabled: yesNo,
  Terminated: yesNo,
  'Hire Date': dates,
  'Termination Date': dates,
  Mail: fc.constantFrom('', '-', 'no_email@x.example', 'private@home.example'),
  State: fc.constantFrom('OR', 'CA', 'NY'),
  Name: fc.constantFrom('Björn', 'Ada; Byron', 'x, "y"', ''),
};
type Name = keyof typeof columns;
const names = Object.keys(columns) as readonly Name[];

const table = fc
  .record({
    kept: fc.subarray([...names], { minLength: 1 }),
    rows: fc.array(fc.record(columns), { minLength: 1, maxLength: 6 }),
  })
  .map(({ kept, rows }) => ({
    header: ['Work Email', ...kept],
    rows: rows.map((row, index) => [`p${index}@x.example`, ...kept.map((name) => row[name])]),
  }));
type Table = Parameters<Parameters<typeof table.map>[0]>[0];

const written = ({ header, rows }: Table, delimiter: string) =>
  [header, ...rows].map((cells) => cells.map(quoted).join(delimiter)).join('\r\n');

test('the order of rows and columns, the delimiter and the encoding of HR data change no outcome', () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('utf8', 'utf16le', 'utf16be', 'latin1'),
      fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
      (one, delimiter, encoding, keys) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((item, index) => [keys[index] ?? 0, item] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, item]) => item);
        const order = shuffled([...one.header.keys()]);
        const other = {
          header: order.map((place) => one.header[place] ?? ''),
          rows: shuffled(one.rows).map((row) => order.map((place) => row[place] ?? '')),
        };
        const text = written(other, delimiter);
        const isWide = encoding.startsWith('utf16');
        const bytes = Buffer.from(
          `${isWide ? '\ufeff' : ''}${text}`,
          encoding === 'utf16be' ? 'utf16le' : (encoding as 'utf8'),
        );
        if (encoding === 'utf16be') bytes.swap16();
        expect(answers(bytes)).toEqual(answers(Buffer.from(written(one, ','))));
      },
    ),
    { seed, numRuns },
  );
});

test('a row that says gone in any column is never employed, and neither is one that says what nobody knows', () => {
  fc.assert(
    fc.property(table, ({ header, rows }) => {
      const people = readPeople(Buffer.from(written({ header, rows }, ',')));
      for (const [index, row] of rows.entries()) {
        const cell = (name: string) => row[header.indexOf(name)] ?? '';
        const isGone =
          row.includes('Terminated') || cell('accountEnabled') === 'FALSE' || cell('Terminated') === 'TRUE';
        const isUnknown =
          row.includes('Zorp') || row.includes('Suspended') || cell('Termination Date') === 'soon';
        const person = people.rows[index];
        if (person === undefined || !(isGone || isUnknown)) continue;
        expect(employmentOf([person], now).employment).not.toBe('employed');
      }
    }),
    { seed, numRuns },
  );
});
