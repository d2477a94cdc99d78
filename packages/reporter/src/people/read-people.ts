import { emailKey } from '@grantlens/engine';
import { type CsvRecord, readRecords, unreadable } from './csv-records.ts';
import type { HrPerson, People } from './people.ts';
import { type PersonField, placeFields, twins } from './people-columns.ts';

/**
 * Reads a CSV of HR data: a header, then a row for everybody. It must have a column of e-mail addresses; the others that
 * are known (`personFields`) are read, and the rest is left out. A row may have no address.
 *
 * @throws GrantlensError `people-unreadable`, with the line and what is wrong there
 */
export function readPeople(bytes: Uint8Array): People {
  const [header, ...records] = readRecords(bytes);
  if (header === undefined)
    throw unreadable(1, 'the file is empty; it needs a header and a row for everybody');
  const places = placesIn(header);
  if (records.length === 0) throw unreadable(header.line, 'there is a header and no row below it');
  const rows = records.map((record) => personOf(record, places));
  checkAddresses(rows);
  const taken = new Map([...places].map(([field, place]) => [place, field]));
  const unused = header.cells.filter((name, place) => name !== '' && !taken.has(place));
  return {
    rows,
    columns: header.cells.flatMap((column, place) => {
      const field = taken.get(place);
      return field === undefined ? [] : [{ field, column }];
    }),
    unused,
  };
}

function placesIn({ line, cells }: CsvRecord): ReadonlyMap<PersonField, number> {
  const places = placeFields(cells);
  if (!places.has('email')) {
    const why = cells.some((cell) => cell.includes('@'))
      ? 'this is no header but a row; put the names of the columns above it'
      : `no column is called email; there are ${cells.map((cell) => `"${cell}"`).join(', ')}`;
    throw unreadable(line, why);
  }
  for (const place of places.values()) {
    const [, twin] = twins(cells, place);
    if (twin !== undefined) {
      throw unreadable(line, `two columns are called "${cells[twin]}", and nobody can tell which to read`);
    }
  }
  return places;
}

function personOf({ line, cells }: CsvRecord, places: ReadonlyMap<PersonField, number>): HrPerson {
  const said = (field: PersonField): string | null => {
    const text = cells[places.get(field) ?? -1]?.replace(/\s+/g, ' ').trim() ?? '';
    return text === '' ? null : text;
  };
  const names = [said('firstName'), said('lastName')].filter((name) => name !== null);
  return {
    line,
    email: said('email'),
    name: said('name') ?? (names.length === 0 ? null : names.join(' ')),
    employeeId: said('employeeId'),
    manager: said('manager'),
    jobFunction: said('jobFunction'),
    department: said('department'),
    startDate: said('startDate'),
    ...(places.has('status') && { status: said('status') }),
    ...(places.has('endDate') && { endDate: said('endDate') }),
  };
}

function checkAddresses(rows: readonly HrPerson[]): void {
  const seen = new Map<string, number>();
  for (const { email, line } of rows) {
    if (email === null) continue;
    const before = seen.get(emailKey(email));
    if (before !== undefined) {
      throw unreadable(
        line,
        `the e-mail address ${email} is in line ${before} already; keep one of the two rows`,
      );
    }
    seen.set(emailKey(email), line);
  }
}
