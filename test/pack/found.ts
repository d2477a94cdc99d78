// Copied into a folder outside the workspace, and run there with the packages as they are published: what the
// table of the testkit's README says is found is found, and shown in a few lines.
import { readFileSync } from 'node:fs';
import { agrees, answerLaws, keeps, type Law, laws, type Open } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Evaluator, planted } from '../property/planted/evaluators.ts';

const mostLines = 15;

const readme = readFileSync(
  new URL('./README.md', import.meta.resolve('@grantlens/testkit/package.json')),
  'utf8',
);
const section = readme.slice(readme.indexOf('## Which law finds which mistake'));
const mistakes = [...section.matchAll(/^(\d+)\. (.+)$/gm)].map(([, , words = '']) => words);
const table = [...section.matchAll(/^\| `(\w+)` +\| ([\d, ]+?) *\|$/gm)].flatMap(
  ([, law = '', numbers = '']) =>
    numbers.split(', ').map((number) => [law, mistakes[Number(number) - 1] ?? ''] as const),
);

const { evidenceReplays: _, ...listLaws } = answerLaws;
const lawsByName: Readonly<Record<string, Law<keyof Evaluator>>> = { ...laws, ...listLaws };

function propertyOf(law: string, open: Open<keyof Evaluator>): fc.IProperty<unknown> {
  if (law === 'agrees') return agrees(open);
  const one = lawsByName[law];
  if (one === undefined) throw new Error(`there is no law ${law}`);
  return keeps(open, one);
}

test('the README has a table of at least twelve mistakes', () => {
  expect(mistakes.length).toBeGreaterThanOrEqual(12);
  expect(new Set(table.map(([, mistake]) => mistake)).size).toBe(mistakes.length);
});

test.each(table)(
  '%s finds an evaluator that %s, and shows it in a few lines',
  (law, mistake) => {
    const open = planted[mistake];
    if (open === undefined) throw new Error(`no evaluator ${mistake}`);
    const { failed, counterexample, errorInstance } = fc.check(propertyOf(law, open), { seed: 7 });
    expect(failed).toBe(true);
    const words = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
    const shown = [...(Array.isArray(counterexample) ? counterexample : []).map(fc.stringify), words].join(
      '\n',
    );
    expect(shown.split('\n').length, shown).toBeLessThanOrEqual(mostLines);
  },
  120_000,
);
