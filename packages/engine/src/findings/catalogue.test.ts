import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findingCatalogue, findingRules } from './catalogue.ts';
import { severities } from './finding.ts';

const files = readdirSync(new URL('catalogue/', import.meta.url));
const named = (ending: string) =>
  files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));

test('every finding has a file and a test of its own, and every file is a finding', () => {
  const ids = findingRules.map(({ id }) => id).sort();
  expect(named('.test.ts').sort()).toEqual(ids);
  expect(
    named('.ts')
      .filter((name) => !name.endsWith('.test'))
      .sort(),
  ).toEqual(ids);
});

test('no two findings have one id, and the worst come first', () => {
  expect(new Set(findingRules.map(({ id }) => id)).size).toBe(findingRules.length);
  const ranks = findingRules.map(({ severity }) => severities.indexOf(severity));
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
});

test.each(findingCatalogue)(
  '$id says why it matters, what to do, and which controls it bears on',
  (finding) => {
    const { title, why, remedy, controls } = finding;
    expect(title).not.toMatch(/[.]$/);
    for (const text of [why, remedy]) expect(text).toMatch(/^[A-Z].*[.]$/);
    expect(new Set(controls.map(({ framework }) => framework))).toContain('SOC 2');
    expect(new Set(controls.map(({ framework, id }) => `${framework} ${id}`)).size).toBe(controls.length);
  },
);
