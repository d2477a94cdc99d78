import { isTypeOfWorker, meaningOfStatus } from '@grantlens/engine/internal';
import { addressesIn } from './addresses.ts';
import { shownText } from './blank.ts';
import type { CsvRecord } from './csv-records.ts';
import { unreadable } from './csv-text.ts';
import { looksLikeDay } from './days.ts';
import {
  dateFieldOf,
  headerKey,
  isAboutSomethingElse,
  isAddressName,
  isOfSomebodyElse,
  isStatusName,
  isTypeName,
  knownName,
  yesNoOf,
} from './header-names.ts';
import { speakingFields } from './people-columns.ts';
import type { ChosenColumns } from './person-fields.ts';
import { type PersonField, personFields } from './person-fields.ts';

/** A column that was taken for a field. */
export interface Column {
  readonly field: PersonField;
  readonly place: number;
  readonly name: string;
  /** What a status column says: words, yes and no, or what sort of worker somebody is. */
  readonly says: 'words' | 'yes-no' | 'type';
  /** The lower the better. */
  readonly rank: number;
}

/**
 * Says which column is what, by its name and by what its cells are like. Of what may speak of employment
 * every column is taken, of other fields the one with the best name. What the user named goes before all
 * that.
 *
 * @throws GrantlensError `people-unreadable` where no column has addresses, or a column that was named is not there
 */
export function placeColumns(
  header: CsvRecord,
  rows: readonly CsvRecord[],
  chosen: ChosenColumns,
): readonly Column[] {
  const cellsOf = header.cells.map((_, place) => rows.flatMap(({ cells }) => shownText(cells[place]) ?? []));
  const named = personFields.flatMap((field) =>
    (chosen[field] ?? []).flatMap((name) => placesOf(header, field, name)),
  );
  const isNamed = new Set(named.map(({ place }) => place));
  const guessed = header.cells
    .flatMap((name, place) => (isNamed.has(place) ? [] : (guess(name, place, cellsOf[place] ?? []) ?? [])))
    .filter(({ field }) => chosen[field] === undefined);
  const found = [...named, ...guessed];
  const emails = found.some(({ field }) => field === 'email') ? [] : byAddresses(header, cellsOf, isNamed);
  const taken = [...found.filter(({ place }) => emails.every((one) => one.place !== place)), ...emails];
  if (!taken.some(({ field }) => field === 'email')) {
    const names = header.cells.map((cell) => `"${cell}"`).join(', ');
    throw unreadable(header.line, `no column is called email; there are ${names}`);
  }
  return taken
    .filter((column) => speakingFields.includes(column.field) || isBest(column, taken))
    .sort(inOrder);
}

function isBest({ field, rank }: Column, columns: readonly Column[]): boolean {
  return columns.every((other) => other.field !== field || other.rank >= rank);
}

/** The better first, and of equals by name, so that the order of the file decides nothing. */
function inOrder(a: Column, b: Column): number {
  return a.rank - b.rank || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.place - b.place);
}

function placesOf(header: CsvRecord, field: PersonField, name: string): readonly Column[] {
  const places = [...header.cells.keys()].filter(
    (place) => headerKey(header.cells[place] ?? '') === headerKey(name),
  );
  if (places.length === 0) {
    const names = header.cells.map((cell) => `"${cell}"`).join(', ');
    throw unreadable(
      header.line,
      `no column is called "${name}", which --people-columns names; there are ${names}`,
    );
  }
  return places.map((place) => {
    const column = header.cells[place] ?? '';
    const says = field === 'status' && yesNoOf(column) !== null ? 'yes-no' : 'words';
    return { field, place, name: column, says, rank: 0 };
  });
}

function guess(name: string, place: number, cells: readonly string[]): Column | null {
  const known = knownName(name);
  const column = (field: PersonField, says: Column['says'], rank: number): Column => ({
    field,
    place,
    name,
    says,
    rank,
  });
  if (known !== null) return column(known.field, 'words', known.rank);
  if (yesNoOf(name) !== null) return column('status', 'yes-no', later);
  if (isTypeName(name)) return column('status', 'type', later);
  if (isStatusName(name)) return column('status', 'words', later);
  if (isAddressName(name) && cells.some(hasAddress)) return column('email', 'words', later);
  const dates = dateFieldOf(name);
  if (dates !== null && isMostly(cells, looksLikeDay)) return column(dates, 'words', later);
  return isLikeStatuses(name, cells) ? column('status', 'words', later) : null;
}

const later = 1000;

/** Where no name says that a column has addresses: those that have, and no address twice as those of managers would. */
function byAddresses(
  { cells: names }: CsvRecord,
  cellsOf: readonly (readonly string[])[],
  isNamed: ReadonlySet<number>,
): readonly Column[] {
  return names.flatMap((name, place): readonly Column[] => {
    const cells = cellsOf[place] ?? [];
    if (isNamed.has(place) || isOfSomebodyElse(name) || !isMostly(cells, hasAddress)) return [];
    const isRepeated = new Set(cells.map((cell) => cell.toLowerCase())).size < cells.length * 0.9;
    return isRepeated ? [] : [{ field: 'email', place, name, says: 'words', rank: later }];
  });
}

function isLikeStatuses(name: string, cells: readonly string[]): boolean {
  if (isAboutSomethingElse(name) || isOfSomebodyElse(name)) return false;
  const decides = cells.some((cell) => {
    const meaning = meaningOfStatus(cell);
    return cell.length > 1 && (meaning === 'here' || meaning === 'gone') && !isTypeOfWorker(cell);
  });
  return decides && isMostly(cells, (cell) => cell.length > 1 && meaningOfStatus(cell) !== 'unread');
}

function isMostly(cells: readonly string[], test: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(test).length * 2 >= cells.length;
}

function hasAddress(cell: string): boolean {
  return addressesIn(cell).length > 0;
}
