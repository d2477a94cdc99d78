import type { Assumption } from '@grantlens/engine';
import { printable } from '@grantlens/engine/internal';
import { endlessPage } from '../../output/page.ts';
import { columnsTable, type TableColumn } from '../../output/table.ts';
import { assumptionWords } from '../../output/words.ts';
import { headline } from '../headline.ts';
import { comparedLines, remarks } from '../remarks.ts';
import type { Sink, SinkContext } from '../sink.ts';
import type { FleetTotal } from '../tally.ts';

/** For people: the question, all rows in one table, broken files in another, and the closing lines. */
export function pageSink(context: SinkContext, format: 'table' | 'wide'): Sink {
  const { kind, io } = context;
  const rows: (readonly string[])[] = [];
  return {
    add: async ({ cells }) => {
      for (const row of cells) rows.push(row);
    },
    end: async (total) => {
      const page = io.page ?? endlessPage;
      const tables = [
        { columns: columnsOf(context, total), rows },
        {
          columns: [{ title: 'broken file' }, { title: 'reason' }],
          rows: total.broken.map(({ file, reason }) => [file, reason]),
        },
      ].filter((table) => table.rows.length > 0);
      const drawn = tables.map(
        (table) => `${columnsTable({ ...table, rows: table.rows.map(printableRow) }, format, page)}\n\n`,
      );
      const closing = [
        ...comparedLines(total),
        ...kind.closing(total.counts, total.complete),
        ...total.assumptions.map((one) => assumptionWords[one as Assumption]),
      ];
      io.out(
        `${headline(context)}\n${drawn.join('')}${closing.map((line) => `${printable(line)}\n`).join('')}`,
      );
      io.err(remarks(total, { isTable: true }));
    },
  };
}

/** The columns of all accounts; an id is shown where the name does not say which account it is. */
function columnsOf({ kind, question, fleet }: SinkContext, { shown }: FleetTotal): readonly TableColumn[] {
  if (kind.tableColumns !== undefined) return kind.tableColumns.map((title) => ({ title }));
  const byId = new Map(fleet.moments.map(({ account }) => [account.id, account.name]));
  const isNamed = new Set(byId.values()).size === byId.size && ![...byId.values()].includes(null);
  return [
    { title: 'account id', wide: isNamed },
    { title: 'account' },
    { title: 'taken at', wide: fleet.moments.length === byId.size },
    ...kind.columns(question.asked).map((title) => ({
      title,
      wide: !shown.has(title) || (kind.wide?.includes(title) ?? false),
      isVerdict: kind.verdicts.includes(title),
    })),
  ];
}

function printableRow(row: readonly string[]): readonly string[] {
  return row.map((cell) => cell.split('\n').map(printable).join('\n'));
}
