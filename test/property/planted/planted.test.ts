import { readFileSync } from 'node:fs';
import { agrees, answerLaws, keeps, type Law, laws, type Open } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../../differential/budget.ts';
import { type Evaluator, openFaultless, planted } from './evaluators.ts';

// The table of the testkit's README: which law finds which planted mistake.

const readme = readFileSync(new URL('../../../packages/testkit/README.md', import.meta.url), 'utf8');
const section = readme.slice(readme.indexOf('## Which law finds which mistake'));
const mistakes = [...section.matchAll(/^(\d+)\. (.+)$/gm)].map(([, , words]) => words ?? '');
const rows = [...section.matchAll(/^\| `(\w+)` +\| ([\d, –]*?) *\|$/gm)].map(([, law = '', found = '']) => ({
  law,
  found: (found.match(/\d+/g) ?? []).map(Number),
}));

const numRuns = 100;
const minutes = 60_000;

type OpenEvaluator = Open<keyof Evaluator>;

const { evidenceReplays: _, ...listLaws } = answerLaws;
const properties: Readonly<Record<string, (open: OpenEvaluator) => fc.IProperty<unknown>>> = {
  ...Object.fromEntries(
    Object.entries<Law<keyof Evaluator>>({ ...laws, ...listLaws }).map(([name, law]) => [
      name,
      (open: OpenEvaluator) => keeps(open, law),
    ]),
  ),
  agrees: (open) => agrees(open),
};

function isFound(law: string, open: OpenEvaluator, runs: number): boolean {
  const property = properties[law];
  if (property === undefined) throw new Error(`there is no law ${law}`);
  return fc.check(property(open), { numRuns: runs, seed: 7, endOnFailure: true }).failed;
}

test('the README names every mistake that is planted, and every law', () => {
  expect(mistakes).toEqual(Object.keys(planted));
  expect(rows.map(({ law }) => law).sort()).toEqual(Object.keys(properties).sort());
});

test('every mistake is found by a law', () => {
  const byLaws = new Set(rows.filter(({ law }) => law !== 'agrees').flatMap(({ found }) => found));
  expect([...byLaws].sort((a, b) => a - b)).toEqual(mistakes.map((_words, n) => n + 1));
});

const found = rows.flatMap(({ law, found: numbers }) =>
  numbers.map((number) => [law, mistakes[number - 1] ?? ''] as const),
);
test.each(found)(
  '100 runs of the law %s find an evaluator that %s',
  (law, words) => {
    const open = planted[words];
    expect(open !== undefined && isFound(law, open, numRuns)).toBe(true);
  },
  10 * minutes,
);

test.each(Object.keys(properties))(
  'the law %s finds nothing in an evaluator without a mistake',
  (law) => expect(isFound(law, openFaultless, Math.ceil(budget.cases / 10))).toBe(false),
  10 * minutes,
);
