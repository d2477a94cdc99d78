import { tableOf } from '../../../model/tables/table.ts';
import { visible } from '../../../words/visible.ts';
import { mapTexts } from '../../text.ts';
import { type ColumnarTable, writeColumnar } from '../data/columnar.ts';
import { packed } from '../data/packed.ts';
import { openTemplates, pageEnd } from '../document.ts';
import { sheetScript } from '../sheet-script.generated.ts';
import { openShown } from '../shown.ts';
import { closingTemplate, openingTemplate } from './template.ts';

/** A unit on the page of a sheet: what a reviewer goes by, and what was decided so far. */
export interface SheetPageRow {
  readonly id: string;
  /** Whom or what the sentence is about, and the sentence: `Ada Byron`, `can change DNS records on z1.example`. */
  readonly subject: string;
  readonly means: string;
  /** What stands over it where units are grouped by person, and by user group; the same key is the same heading. */
  readonly personKey: string;
  readonly person: string;
  readonly groupKey: string;
  readonly group: string;
  readonly email: string | null;
  readonly manager: string | null;
  readonly department: string | null;
  readonly kind: string;
  readonly access: string;
  readonly except: readonly string[];
  readonly privileged: string;
  readonly change: string | null;
  readonly previousDecision: string | null;
  readonly previousReviewer: string | null;
  readonly previousDecidedAt: string | null;
  /** What the open findings about it say. */
  readonly found: readonly string[];
  readonly permissionGroup: string | null;
  readonly place: string | null;
  readonly lastActivity: string | null;
  /** Who looks after it; null where that is not known. */
  readonly managedBy: string | null;
  /** When and by whom it was made, since when it is seen, and who changed what it rests on, in words. */
  readonly made: string | null;
  readonly seen: string | null;
  readonly changedBy: readonly string[];
  /** When and from where the token works that it is about. */
  readonly conditions: readonly string[];
  readonly note: string | null;
  /** How many entitlements rest on it, and which of the page's lists says what it carries; null where none does. */
  readonly carries: number;
  readonly carried: number | null;
  /** Whether even keeping it needs a reason, and whether it is decided by itself and never with others. */
  readonly keepNeedsReason: boolean;
  readonly isAlone: boolean;
  readonly decision: string;
  readonly justification: string;
  readonly ticket: string;
  readonly due: string;
}

/** A sheet as a page: everything that is on it. */
export interface SheetPage {
  /** SHA-256 of the manifest of the package. */
  readonly manifest: string;
  readonly reviewer: string;
  /** Of the file that the page saves. */
  readonly fileName: string;
  readonly account: string;
  readonly takenAt: string;
  /** By when everything is to be decided. */
  readonly due: string | null;
  /** Who decides what is escalated. */
  readonly fallback: string | null;
  readonly toolVersion: string;
  /** What units carry, in words: most lists are of several units. */
  readonly lists: readonly (readonly string[])[];
  readonly rows: readonly SheetPageRow[];
}

/** The page of a sheet, part by part: it works offline, and sends nothing anywhere. */
export function* renderSheetPage(page: SheetPage): Generator<string, void, void> {
  compiled ??= compileTemplates();
  const { opening, closing } = compiled;
  const { rows, lists, ...about } = page;
  const context = {
    ...openShown()(about),
    count: rows.length.toLocaleString('en'),
  };
  const tables = [
    columnar('sheet', [about]),
    columnar('units', rows),
    columnar(
      'lists',
      lists.map((lines) => ({ lines })),
    ),
  ];
  yield opening(context);
  yield '<script type="application/octet-stream" id="data">';
  yield* packed(writeColumnar(tables));
  yield '</script>\n';
  yield closing(context);
  yield pageEnd(sheetScript);
}

/** As they were written: what the page saves must be what it was given. */
const asWritten: ReadonlySet<string> = new Set([
  'manifest',
  'reviewer',
  'fileName',
  'id',
  'decision',
  'justification',
  'ticket',
  'due',
]);

function columnar(name: string, rows: readonly object[]): ColumnarTable {
  return {
    name,
    columns: tableOf(rows).columns,
    rows: rows.length,
    shown: (cell, column) => (asWritten.has(column) ? cell : mapTexts(cell, visible)),
  };
}

interface Templates {
  readonly opening: (shown: object) => string;
  readonly closing: (shown: object) => string;
}

let compiled: Templates | null = null;

function compileTemplates(): Templates {
  const compile = openTemplates();
  return { opening: compile(openingTemplate), closing: compile(closingTemplate) };
}
