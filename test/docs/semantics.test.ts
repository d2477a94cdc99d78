import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const path = 'packages/engine/semantics.md';
const semantics = await readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const headings = [...semantics.matchAll(/^### (S\d+) /gm)].map(([, rule]) => rule ?? '');

/** Where each rule is cited outside of the specification. */
async function citations(): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const { name, text } of await sourceFiles()) {
    if (name === path) continue;
    for (const [rule] of text.matchAll(/\bS\d{1,2}\b/g)) found.set(rule, [...(found.get(rule) ?? []), name]);
  }
  return found;
}

test('every rule that is cited has a heading in the specification, and every heading is cited', async () => {
  const cited = await citations();
  const unknown = [...cited].filter(([rule]) => !headings.includes(rule));
  expect(Object.fromEntries(unknown)).toEqual({});
  expect(headings.filter((rule) => !cited.has(rule))).toEqual([]);
});

test('the rules are numbered in order, each once', () => {
  expect(headings).toEqual(Array.from({ length: 16 }, (_, at) => `S${at + 1}`));
});
