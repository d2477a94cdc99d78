import type { DateSaid, StatusSaid } from '@grantlens/engine/internal';
import { addressesIn, saysNoAddress } from './addresses.ts';
import { shownText } from './blank.ts';
import { type CsvRecord, readRecords } from './csv-records.ts';
import { readText, unreadable } from './csv-text.ts';
import { headerKey, headerWords, isAboutSomethingElse } from './header-names.ts';
import type { HrPerson, People } from './people.ts';
import { findTable, type PeopleTable } from './people-table.ts';
import type { ChosenColumns, PersonField } from './person-fields.ts';
import { type Column, placeColumns } from './place-columns.ts';
import { hintsAtLeaving, openDates, openStatuses } from './row-statements.ts';
import { countUnread } from './unread.ts';

/**
 * Reads a CSV of HR data: a header, then a row for everybody. It must have a column of e-mail addresses; of
 * the other columns those that are known by name or by what they hold are read, and the rest is left out. A
 * row may have no address, and several rows may have one.
 *
 * @param chosen the columns that the user names for a field: they are then the only ones of that field
 * @throws GrantlensError `people-unreadable`, with the line and what is wrong there
 */
export function readPeople(bytes: Uint8Array, chosen: ChosenColumns = {}): People {
  const { text, encoding } = readText(bytes);
  const wanted = Object.values(chosen).flat().map(headerKey);
  const table = findTable(readRecords(text), wanted);
  const { header, passedOver } = table;
  const columns = placeColumns(header, table.rows, chosen);
  const rows = table.rows.map(openRows(table, columns, chosen));
  if (rows.every(({ emails }) => emails.length === 0)) {
    const names = columns.flatMap(({ field, name }) => (field === 'email' ? [`"${name}"`] : []));
    throw unreadable(header.line, `no row has an e-mail address in ${names.join(' or ')}`);
  }
  const taken = new Map(columns.map(({ place, field }) => [place, field]));
  return {
    rows,
    columns: header.cells.flatMap((column, place) => {
      const field = taken.get(place);
      return field === undefined ? [] : [{ field, column }];
    }),
    unused: header.cells.filter((name, place) => name !== '' && !taken.has(place)),
    unread: countUnread(rows, unreadAddresses(table.rows, columns)),
    passedOver,
    encoding,
  };
}

function openRows(
  { header, rows }: PeopleTable,
  columns: readonly Column[],
  chosen: ChosenColumns,
): (record: CsvRecord) => HrPerson {
  const cellsAt = (place: number) => rows.map(({ cells }) => cells[place] ?? '');
  const of = (...fields: readonly PersonField[]) => columns.filter(({ field }) => fields.includes(field));
  const dates = (field: PersonField) =>
    of(field).map((column) => ({ ...column, read: openDates(column, cellsAt(column.place)) }));
  const statuses = of('status').map((column) => ({
    ...column,
    read: openStatuses(column, cellsAt(column.place)),
  }));
  const hinting = chosen.status === undefined ? hintingPlaces(header, columns) : [];
  const [starts, ends, notices] = [dates('startDate'), dates('endDate'), dates('noticeDate')];
  return ({ line, cells }) => {
    const said = (field: PersonField): string | null =>
      joined(of(field).map(({ place }) => spelled(cells[place])));
    const days = (list: typeof starts): readonly DateSaid[] =>
      list.flatMap(({ place, read }) => read(cells[place]) ?? []);
    const found = statuses.flatMap(({ place, read }) => read(cells[place]) ?? []);
    const hints = hinting.flatMap((place): readonly StatusSaid[] => {
      const text = shownText(cells[place]);
      const column = header.cells[place] ?? '';
      return text !== null && hintsAtLeaving(text) ? [{ column, text, means: 'unread' }] : [];
    });
    const words = [...found.flatMap((one) => (one.kind === 'status' ? [one.said] : [])), ...hints];
    const last = [...days(ends), ...found.flatMap((one) => (one.kind === 'end' ? [one.said] : []))];
    const emails = unique(of('email').flatMap(({ place }) => addressesIn(cells[place] ?? '')));
    const names = [said('firstName'), said('lastName')].filter((name) => name !== null);
    return {
      line,
      email: emails[0] ?? null,
      emails,
      name: said('name') ?? (names.length === 0 ? null : names.join(' ')),
      employeeId: said('employeeId'),
      manager: said('manager'),
      jobFunction: said('jobFunction'),
      department: said('department'),
      ...((words.length > 0 || statuses.some(({ says }) => says !== 'type')) && { statuses: words }),
      ...(starts.length > 0 && { starts: days(starts) }),
      ...((ends.length > 0 || last.length > 0) && { ends: last }),
      ...(notices.length > 0 && { notices: days(notices) }),
    };
  };
}

/**
 * The columns in which a word that says gone is not passed over: all but names, addresses and those about
 * other matters.
 */
function hintingPlaces(header: CsvRecord, columns: readonly Column[]): readonly number[] {
  const other: readonly PersonField[] = ['department', 'jobFunction'];
  const taken = new Set(columns.flatMap(({ field, place }) => (other.includes(field) ? [] : [place])));
  return [...header.cells.keys()].filter(
    (place) => !taken.has(place) && !isAboutSomethingElse(header.cells[place] ?? ''),
  );
}

/** Texts in columns of addresses that are not addresses. A login need not be one. */
function unreadAddresses(
  rows: readonly CsvRecord[],
  columns: readonly Column[],
): readonly Omit<StatusSaid, 'means'>[] {
  const mails = columns.filter(({ field, name }) => field === 'email' && headerWords(name).includes('mail'));
  return rows.flatMap(({ cells }) =>
    mails.flatMap(({ place, name: column }) => {
      const text = shownText(cells[place]);
      if (text === null || addressesIn(text).length > 0 || saysNoAddress(text)) return [];
      return [{ column, text }];
    }),
  );
}

/** As HR spells it, on one line. */
function spelled(cell: string | undefined): string {
  return (cell ?? '').replace(/\s+/g, ' ').trim();
}

function joined(texts: readonly string[]): string | null {
  const shown = texts.filter((text) => text !== '');
  return shown.length === 0 ? null : unique(shown).join('; ');
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
