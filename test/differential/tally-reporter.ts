import type { Reporter } from 'vitest/node';
import type { Tally } from './tally.ts';

/** Prints, after a run, one table of what each judge was asked and how often the engine said otherwise. */
export function tallyReporter(): Reporter {
  return {
    onTestRunEnd: (modules) => {
      const rows = modules.flatMap(({ children }) =>
        [...children.allTests()].flatMap((test) => {
          const hasPassed = test.result().state === 'passed';
          return (test.meta().tallies ?? []).map((tally) => lineOf(tally, hasPassed ? '' : ', then failed'));
        }),
      );
      if (rows.length > 0) process.stdout.write(`\n${tableOf(rows)}\n`);
    },
  };
}

const head = ['judge', 'accounts', 'questions', 'mismatches', 'seed', 'time', 'answers'];

function tableOf(rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => padded(cell, widths[column] ?? 0, column))
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}

/** Words to the left, numbers to the right. */
function padded(cell: string, width: number, column: number): string {
  return column === 0 || column === head.length - 1 ? cell.padEnd(width) : cell.padStart(width);
}

function lineOf(tally: Tally, outcome: string): readonly string[] {
  const { judge, accounts, questions, mismatches, seed, seconds, answers } = tally;
  const said = Object.entries(answers).sort(([, a], [, b]) => b - a);
  return [
    judge,
    grouped(accounts),
    grouped(questions),
    grouped(mismatches) + outcome,
    seed === null ? 'none: all' : String(seed),
    seconds < 100 ? `${seconds.toFixed(1)} s` : `${(seconds / 60).toFixed(1)} min`,
    said.map(([answer, count]) => `${grouped(count)} ${answer}`).join(', '),
  ];
}

/** 1234567 is 1,234,567. */
const grouped = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
