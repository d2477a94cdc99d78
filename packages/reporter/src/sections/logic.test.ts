import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { accessOf, shop } from '../corner-shop.fixture.ts';
import type { Logic } from '../model/logic.ts';
import { renderReport } from '../render/files.ts';
import { renderAll, textIn } from '../render/rendered.fixture.ts';
import { logicFacts } from '../words/logic.ts';
import { evaluationRules, furtherRules } from '../words/rules.ts';
import { buildReport } from './build-report.ts';

const engineDigest = `sha256-${'e'.repeat(64)}`;
const reportOf = (previousLogic?: Logic, collections = shop) =>
  buildReport(accessOf(collections), {
    toolVersion: '1',
    engineDigest,
    ...(previousLogic && { previousLogic }),
  });
const { furtherRules: _, previous: __, changed: ___, ...now } = reportOf().coverage.logic;
const other = `sha256-${'0'.repeat(64)}`;

test('nothing is said to have changed in the logic where no previous package says what it was', () => {
  expect(reportOf().coverage.logic).toMatchObject({ previous: null, changed: null });
});

test.each<[string, Logic, readonly RegExp[]]>([
  ['nothing', now, []],
  ['the version', { ...now, engine: { version: '0', digest: other } }, [/^Engine: version 0 then, 1 now/]],
  ['the program', { ...now, engine: { version: '1', digest: other } }, [/^Engine: the program of version 1/]],
  ['the catalogue', { ...now, catalogue: { ...now.catalogue, shipped: other } }, [/^Catalogue: /]],
  ['the contents', { ...now, catalogue: { ...now.catalogue, contents: other } }, [/^Contents: /]],
  [
    'the rules and the program',
    { ...now, engine: { version: '1', digest: null }, rules: other },
    [/^Engine/, /^Rules/],
  ],
])(
  'a report whose logic differs from the previous one in %s says so and no more',
  (_what, previous, expected) => {
    const { changed } = reportOf(previous).coverage.logic;
    expect(changed).toHaveLength(expected.length);
    for (const [at, pattern] of expected.entries()) expect(changed?.[at]).toMatch(pattern);
  },
);

test('the contents of permission groups have a digest of their own in the logic, and the catalogue another', () => {
  const members = { ...shop.members, items: [] };
  const { catalogue, rules } = reportOf(undefined, { ...shop, members }).coverage.logic;
  expect(catalogue.shipped).toBe(now.catalogue.shipped);
  expect(catalogue.contents).not.toBe(now.catalogue.contents);
  expect(rules).toBe(now.rules);
});

test('logic is the same in JSON, on the page and in the workbook, with every rule in words', async () => {
  const report = reportOf(now);
  const files = await renderAll(renderReport(report));
  expect(JSON.parse(textIn(files, 'report.json')).coverage.logic).toEqual(report.coverage.logic);
  const html = textIn(files, 'report.html');
  const book = await readXlsx(files.get('review.xlsx') ?? new Uint8Array());
  const cells = new Set(book.sheets[0]?.rows.flat());
  for (const [, says] of logicFacts(report.coverage.logic)) {
    expect(html).toContain(`<bdi>${says}</bdi>`);
    expect(cells).toContain(says);
  }
  for (const { rule, says } of [...evaluationRules.principal, ...furtherRules]) {
    expect(html).toContain(`<span class="id">${rule}</span>`);
    expect(cells).toContain(says);
  }
});
