import { counted } from '../counted.ts';
import { cellOf, type PageTable, textOf } from '../data/page-table.ts';
import { type Decidable, type Decision, nothing } from './decisions.ts';

/** The units of the sheet, by row. */
export interface SheetUnits extends Decidable {
  /** The columns that are searched. */
  readonly table: PageTable;
  /** A cell as text; empty where nothing is known. */
  readonly text: (row: number, column: string) => string;
  readonly list: (row: number, column: string) => readonly string[];
  /** What a unit carries, in words. */
  readonly carried: (row: number) => readonly string[];
  /** Whether it is decided by itself, and never with others. */
  readonly isAlone: (row: number) => boolean;
  /** Who decides what is escalated; empty where nobody is named. */
  readonly fallback: string;
  readonly rowOf: (id: string) => number | undefined;
}

const searched: ReadonlySet<string> = new Set([
  ...['id', 'subject', 'means', 'person', 'group', 'email', 'manager', 'department'],
  ...['except', 'found', 'permissionGroup', 'place', 'note'],
]);

export function openUnits(tables: ReadonlyMap<string, PageTable>): SheetUnits {
  const [sheet, table, lists] = ['sheet', 'units', 'lists'].map((name) => tables.get(name));
  if (sheet === undefined || table === undefined || lists === undefined)
    throw new Error('the page has units');
  const text = (row: number, column: string): string => textOf(cellOf(table, row, column));
  const list = (row: number, column: string): readonly string[] => listOf(table, row, column);
  const rows = new Map(Array.from({ length: table.rows }, (_, row) => [text(row, 'id'), row]));
  const recorded = new Map(
    Array.from({ length: table.rows }, (_, row) => row)
      .filter((row) => text(row, 'decision') !== '')
      .map((row): readonly [number, Decision] => [
        row,
        {
          word: text(row, 'decision'),
          justification: text(row, 'justification'),
          ticket: text(row, 'ticket'),
          due: text(row, 'due'),
        },
      ]),
  );
  return {
    table: { ...table, columns: new Map([...table.columns].filter(([name]) => searched.has(name))) },
    rows: table.rows,
    text,
    list,
    carried: (row) => {
      const at = cellOf(table, row, 'carried');
      return typeof at === 'number' ? listOf(lists, at, 'lines') : [];
    },
    isAlone: (row) => cellOf(table, row, 'isAlone') === true,
    keepNeedsReason: (row) => cellOf(table, row, 'keepNeedsReason') === true,
    recorded: (row) => recorded.get(row) ?? nothing,
    fallback: textOf(cellOf(sheet, 0, 'fallback')),
    rowOf: (id) => rows.get(id),
  };
}

function listOf(table: PageTable, row: number, column: string): readonly string[] {
  const cell = cellOf(table, row, column);
  return Array.isArray(cell) ? cell : [];
}

/** A mark at a unit: what it is, and the word for it. */
export interface Tag {
  readonly value: string;
  readonly words: string;
}

/** What a reviewer should notice first. */
export function tagsOf({ text, list }: SheetUnits, row: number): readonly Tag[] {
  const found = list(row, 'found').length;
  const [privileged, change] = [text(row, 'privileged'), text(row, 'change')];
  return [
    ...(text(row, 'access') === 'allow' ? [] : [{ value: 'deny', words: denyWords(text(row, 'access')) }]),
    ...(found === 0 ? [] : [{ value: 'found', words: counted(found, 'finding') }]),
    ...(privileged === 'yes' ? [{ value: 'privileged', words: 'privileged' }] : []),
    ...(privileged === 'unknown' ? [{ value: 'privileged', words: 'may be privileged' }] : []),
    ...(change === 'new' || change === 'changed' ? [{ value: change, words: change }] : []),
  ];
}

function denyWords(access: string): string {
  return access === 'deny' ? 'denies: revoking it gives access' : 'allows or denies: not known which';
}
