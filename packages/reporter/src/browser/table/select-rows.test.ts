import { expect, test } from 'vitest';
import type { Cell } from '../../model/tables/column.ts';
import type { Column, PageTable } from '../data/page-table.ts';
import type { Question } from './question.ts';
import { selectRows } from './select-rows.ts';

/** A table of some rows; every column has its values in the order in which they occur. */
function tableOf(columns: readonly string[], rows: readonly (readonly Cell[])[]): PageTable {
  const columnOf = (at: number): Column => {
    const cells = rows.map((row) => row[at] ?? null);
    const values = [...new Set(cells)];
    return { values, codes: Uint8Array.from(cells, (cell) => values.indexOf(cell)) };
  };
  return {
    name: 'some',
    rows: rows.length,
    columns: new Map(columns.map((name, at) => [name, columnOf(at)])),
  };
}

const table = tableOf(
  ['name', 'email', 'privileged', 'count', 'severity'],
  [
    ['Zoë Quill', 'zoe@ferry.example', 'yes', 2, 'low'],
    ['Ada Brook', 'ada@ferry.example', 'no', 10, 'critical'],
    [null, 'bot@elsewhere.example', 'yes', 1, 'high'],
  ],
);

const everything: Question = { find: '', filters: [], order: null };
const ask = (question: Partial<Question>) => [...selectRows(table, { ...everything, ...question })];

test('every row is there without a question, as the report has it', () => {
  expect(ask({})).toEqual([0, 1, 2]);
});

test('a search looks into every column, in capitals or not', () => {
  expect(ask({ find: 'FERRY' })).toEqual([0, 1]);
  expect(ask({ find: 'quill' })).toEqual([0]);
  expect(ask({ find: 'nobody' })).toEqual([]);
  expect(ask({ find: ' zoë  ferry ' })).toEqual([0]);
  expect(ask({ find: 'zoë elsewhere' })).toEqual([]);
});

test('every filter must be met, by any one of its columns', () => {
  const who = { columns: ['name', 'email'], text: 'ada', how: 'holds' } as const;
  const privileged = { columns: ['privileged'], text: 'yes', how: 'is' } as const;
  expect(ask({ filters: [who] })).toEqual([1]);
  expect(ask({ filters: [privileged] })).toEqual([0, 2]);
  expect(ask({ filters: [who, privileged] })).toEqual([]);
  expect(ask({ filters: [privileged], find: 'bot' })).toEqual([2]);
});

test('numbers sort as numbers, the gravest severity first, and what is empty last', () => {
  const by = (column: string, down = false) => ask({ order: { columns: [column], down } });
  expect(by('count')).toEqual([2, 0, 1]);
  expect(by('count', true)).toEqual([1, 0, 2]);
  expect(by('severity')).toEqual([1, 2, 0]);
  expect(by('name')).toEqual([1, 0, 2]);
  expect(ask({ order: { columns: ['privileged', 'count'], down: false } })).toEqual([1, 2, 0]);
});
