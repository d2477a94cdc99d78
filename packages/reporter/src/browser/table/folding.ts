import { foldTemplates } from 'virtual:templates';
import Handlebars from 'handlebars';
import type { TableName } from '../../model/tables/tables.ts';
import { factsOf } from '../../render/html/folds/facts.ts';
import { type Fold, type FoldBy, foldsOf } from '../../render/html/folds/folds.ts';
import { isWorth, signalsOf } from '../../render/html/folds/signals.ts';
import { cellOf, type PageTable, rowOf, textOf } from '../data/page-table.ts';

/** Rows of a table under headings. A heading is an item of the list like a row: its number is beyond those of the rows. */
export interface Folding {
  /** The rows under their headings, and the rows of those that are closed. */
  readonly fold: (rows: Uint32Array, by: FoldBy, isAsked: boolean) => Folded;
  /** Opens what is closed, and closes what is open. */
  readonly toggle: (item: number) => void;
  /** Opens or closes all; null lets what is new or risky be open. */
  readonly setAll: (isOpen: boolean | null) => void;
  /** A heading as HTML. */
  readonly draw: (item: number) => string;
}

export interface Folded {
  readonly items: Uint32Array;
  readonly closed: ReadonlySet<number>;
}

interface Heading {
  readonly key: string;
  readonly rows: number[];
  isOpen: boolean;
}

/** Opens the folding of a table; null for one that has no headings. */
export function openFolding(table: PageTable): Folding | null {
  const name = table.name as TableName;
  const folds = foldsOf[name];
  if (folds === undefined) return null;
  let fold: Fold | undefined;
  let headings: readonly Heading[] = [];
  let all: boolean | null = null;
  const chosen = new Map<string, boolean>();
  const bitsOf = signalsIn(table, name);
  return {
    fold: (rows, by, isAsked) => {
      fold = folds.find((one) => one.by === by);
      headings = headingsOver(table, rows, fold?.key ?? []);
      const closed = new Set<number>();
      const items = new Uint32Array(rows.length + headings.length);
      let at = 0;
      for (const [index, heading] of headings.entries()) {
        const shows = isAsked || heading.rows.some((row) => isWorth(bitsOf(row)));
        heading.isOpen = chosen.get(`${by} ${heading.key}`) ?? all ?? shows;
        items[at++] = table.rows + index;
        for (const row of heading.rows) {
          items[at++] = row;
          if (!heading.isOpen) closed.add(row);
        }
      }
      return { items, closed };
    },
    toggle: (item) => {
      const heading = headings[item - table.rows];
      if (heading !== undefined) chosen.set(`${fold?.by} ${heading.key}`, !heading.isOpen);
    },
    setAll: (isOpen) => {
      chosen.clear();
      all = isOpen;
    },
    draw: (item) => {
      const heading = headings[item - table.rows];
      const [first] = heading?.rows ?? [];
      if (heading === undefined || first === undefined || fold === undefined) return '';
      const template = foldTemplates[name]?.[fold.by] as Parameters<typeof Handlebars.template>[0];
      return Handlebars.template(template)({
        ...rowOf(table, first),
        fold: item,
        span: fold.span,
        about: aboutOf(table, first, fold),
        open: heading.isOpen,
        toggles: true,
        facts: factsOf(name, heading.rows.map(bitsOf)),
      });
    },
  };
}

function headingsOver(table: PageTable, rows: Uint32Array, key: readonly string[]): readonly Heading[] {
  const byKey = new Map<string, Heading>();
  for (const row of rows) {
    const column = key.find((one) => textOf(cellOf(table, row, one)) !== '');
    const own = column === undefined ? '' : `${column} ${textOf(cellOf(table, row, column))}`;
    const heading = byKey.get(own);
    if (heading === undefined) byKey.set(own, { key: own, rows: [row], isOpen: true });
    else heading.rows.push(row);
  }
  return [...byKey.values()];
}

/** Works out the signals of each row once. */
function signalsIn(table: PageTable, name: TableName): (row: number) => number {
  const unknown = 0xffff;
  const known = new Uint16Array(table.rows).fill(unknown);
  return (row) => {
    if (known[row] === unknown) known[row] = signalsOf(name, (column) => cellOf(table, row, column));
    return known[row] ?? 0;
  };
}

const named = {
  person: ['name', 'email', 'principalId', 'groupName', 'groupId'],
  group: ['groupName', 'groupId'],
  question: ['title'],
} as const;

/** What the rows under a heading are about, for who hears it. */
function aboutOf(table: PageTable, row: number, { by }: Fold): string {
  return (
    named[by].map((column) => textOf(cellOf(table, row, column))).find((text) => text !== '') ??
    'direct access'
  );
}
