import { printable } from '@grantlens/engine/internal';
import type { MomentAccount } from '@grantlens/fleet/internal';
import { csvText } from '@grantlens/reporter/internal';
import { invariant } from '@grantlens/snapshot/internal';
import type { FleetKind } from '../answers/fleet/kind.ts';
import type { Answer } from '../output/answer.ts';
import { inOneLine } from '../output/formats/csv.ts';
import { indentedRow } from '../output/formats/json.ts';
import { jsonText } from '../output/json.ts';
import type { Row } from '../output/records.ts';
import type { AnsweredPart, FleetFormat } from './task.ts';

/** What stands before the columns of a verb. */
export const accountTitles = ['account_id', 'account_name', 'taken_at'] as const;

/** The rows of an answer with the account in front, as a format writes them. */
export function rowTexts(
  answer: Answer,
  asked: {
    readonly account: MomentAccount;
    readonly kind: FleetKind<unknown>;
    readonly asked: unknown;
    readonly output: FleetFormat;
  },
): Pick<AnsweredPart, 'size' | 'text' | 'cells'> {
  const { account, kind, output } = asked;
  const titles = kind.columns(asked.asked);
  switch (output) {
    case 'json':
      return asText(recordsOf(answer, account).map(indentedRow), ',\n');
    case 'jsonl':
      return asText(
        recordsOf(answer, account).map((row) => `${jsonText(row)}\n`),
        '',
      );
    case 'csv': {
      const rows = cellsOf(answer, account, titles).map((row) => csvText([row.map(inOneLine)]));
      return asText(rows, '');
    }
    case 'table':
    case 'wide': {
      const all = cellsOf(answer, account, titles);
      const cells = output === 'table' ? all.filter((row) => isInTable(row, titles, kind)) : all;
      return { size: cells.length, text: '', cells };
    }
  }
}

function asText(rows: readonly string[], between: string): Pick<AnsweredPart, 'size' | 'text' | 'cells'> {
  return { size: rows.length, text: rows.join(between), cells: [] };
}

function recordsOf({ envelope }: Answer, account: MomentAccount): readonly Row[] {
  return envelope.results().map((row) => ({ account: { ...account }, ...row }));
}

/** The cells under the titles that all accounts have: one account may have nothing to say under some of them. */
function cellsOf(
  { columns, cells }: Answer,
  { id, name, takenAt }: MomentAccount,
  titles: readonly string[],
): readonly (readonly string[])[] {
  const own = columns.map(({ title }) => title);
  const stranger = own.find((title) => !titles.includes(title));
  invariant(stranger === undefined, `the column "${stranger}" is one of all accounts`);
  const places = titles.map((title) => own.indexOf(title));
  const before = [printable(id), printable(name ?? ''), takenAt];
  return cells().map((row) => [...before, ...places.map((at) => row[at] ?? '')]);
}

function isInTable(
  row: readonly string[],
  titles: readonly string[],
  { inTable }: FleetKind<unknown>,
): boolean {
  if (inTable === undefined) return true;
  return inTable.values.includes(row[accountTitles.length + titles.indexOf(inTable.column)] ?? '');
}
