import { cellOf, writable } from '@grantlens/reporter/internal';
import { type CellStyle, colToLetter, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { decisionColumns, decisionWords } from '../log/decision-word.ts';
import type { Sheet } from './sheet.ts';
import { frozenColumns, workbookColumns } from './sheet-columns.ts';

/** Above the rows: the progress, a hint, headings for people, and the names by which a sheet is read back. */
const rowsAbove = 4;

const heading: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7ECF3' } },
  alignment: { vertical: 'top', wrapText: true },
};
const toFill: CellStyle = {
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF8E1' } },
};
const quiet: CellStyle = { font: { size: 8, color: { rgb: '666666' } } };
const body: CellStyle = { numFmt: '@', alignment: { vertical: 'top', wrapText: true } };

/** Characters; what is not named here takes a usual width. */
const widths: Readonly<Record<string, number>> = {
  email: 24,
  name: 14,
  groupName: 16,
  means: 40,
  except: 16,
  privileged: 10,
  change: 10,
  found: 30,
  previousDecision: 11,
  department: 13,
  justification: 36,
  note: 20,
  manifest: 4,
  reviewer: 4,
};

/**
 * A sheet as a workbook that a person works in: names and the sentence stay in sight, there is something to choose from
 * where a decision is due, and what is evidence is locked. It prints on A4, across.
 */
export async function sheetWorkbook(sheet: Sheet): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [worksheetOf(sheet)],
    properties: { creator: 'grantlens', created: noTime, modified: noTime },
    stringMode: 'inline',
  });
}

/** A sheet does not say when it was written: the same sheet is the same bytes. */
const noTime = new Date(Date.UTC(2000, 0, 1));

function worksheetOf({ manifest, reviewer, rows }: Sheet): WriteSheet {
  const last = rowsAbove + rows.length;
  const isFilled = (column: string) => decisionColumns.some((one) => one === column);
  const styleOf = (column: string): CellStyle => ({
    ...body,
    ...(isFilled(column) ? { ...toFill, protection: { locked: false } } : {}),
  });
  const headers = workbookColumns.flatMap((_, at) => [
    [`2,${at}`, { style: heading }] as const,
    [`3,${at}`, { style: quiet }] as const,
  ]);
  const decision = letterOf('decision');
  const range = `${decision}${rowsAbove + 1}:${decision}${Math.max(last, rowsAbove + 1)}`;
  const done = rows.filter((row) => row.decision !== '').length;
  const progress = {
    formula: `COUNTIF(${range},"?*")&" of ${rows.length} decided"`,
    formulaResult: `${done} of ${rows.length} decided`,
    style: { font: { bold: true, size: 14 } },
  };
  return {
    name: 'Decisions',
    columns: workbookColumns.map((column) => ({
      width: widths[column] ?? 14,
      style: styleOf(column),
      ...(column === 'manifest' || column === 'reviewer' ? { hidden: true } : {}),
    })),
    rows: [
      [progress.formulaResult, null, null, `Access to be reviewed by ${reviewer}`],
      [hint],
      workbookColumns.map(titleOf),
      [...workbookColumns],
      ...rows.map(({ unit, ...filled }) => {
        const values: Readonly<Record<string, unknown>> = { ...unit, manifest, reviewer, ...filled };
        return workbookColumns.map((column) => writable(cellOf(values[column])));
      }),
    ],
    cells: new Map([
      ...headers,
      ['0,0', progress],
      ['0,3', { style: { font: { bold: true, size: 14 } } }],
      ['1,0', { style: quiet }],
    ]),
    freezePane: { rows: rowsAbove, columns: frozenColumns.length },
    autoFilter: {
      range: `A${rowsAbove}:${letterOf(workbookColumns.at(-1) ?? 'id')}${Math.max(last, rowsAbove + 1)}`,
    },
    dataValidations: [
      {
        type: 'list',
        values: [...decisionWords],
        range,
        allowBlank: true,
        showErrorMessage: true,
        errorTitle: 'Decision',
        errorMessage: `One of ${decisionWords.join(', ')}.`,
      },
    ],
    protection: { sheet: true, autoFilter: true, formatColumns: true, formatRows: true },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$3:$3`,
      printArea: `$A$1:$${letterOf('due')}$${Math.max(last, rowsAbove + 1)}`,
    },
  };
}

const hint =
  'Choose a decision for each row. Anything but keep needs a justification, and so does everything privileged. Write a day as 2026-03-31. Rows may stay open; the file is taken as far as it is filled in.';

function letterOf(column: string): string {
  return colToLetter(workbookColumns.indexOf(column));
}

/** What a column is called where people read it. */
const titles: Readonly<Record<string, string>> = {
  email: 'Who',
  groupName: 'User group',
  means: 'What it is',
  except: 'Except',
  privileged: 'Privileged',
  change: 'Since last time',
  found: 'Findings',
  findings: 'Ids of findings',
  previousDecision: 'Decided last time',
  previousReviewer: 'By',
  previousDecidedAt: 'When',
  permissionGroupName: 'Permission group',
  scopeName: 'Where',
  carries: 'Entitlements on it',
  lastActivity: 'Last activity',
};

function titleOf(column: string): string {
  const words = column.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return titles[column] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
