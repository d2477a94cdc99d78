import { type Access, compile } from '@grantlens/engine';
import { buildReport, renderReport, reportJsonSchema } from '@grantlens/reporter';
import { byteOrderMark, csvText, tableNames } from '@grantlens/reporter/internal';
import { normalise, type Snapshot } from '@grantlens/snapshot';
import { accounts, oddSnapshot } from '@grantlens/testkit';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { idsInHtml, renderAll, textIn } from '../../packages/reporter/src/render/rendered.fixture.ts';
import { visible } from '../../packages/reporter/src/words/visible.ts';
import { budget } from '../differential/budget.ts';
import { takeEarlierSnapshot } from '../scenarios/earlier.ts';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';

const minutes = 60_000;

const open = (snapshot: Snapshot): Access => compile(normalise(snapshot));

/** The first cell of every line but the header; quotes and line ends in it are part of it. */
function idsInCsv(csv: string): readonly string[] {
  const lines = csv
    .replace(byteOrderMark, '')
    .matchAll(/(?:^|\r\n)((?:"(?:[^"]|"")*"|[^",\r\n]*))(?=,|\r\n|$)/g);
  return [...lines].map(([, cell]) => cell ?? '').slice(1);
}

const asAttribute = (id: string) =>
  visible(id).replace(/[&<>"'`=]/g, (sign) => {
    const code = sign.codePointAt(0)?.toString(16).toUpperCase();
    return { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[sign] ?? `&#x${code};`;
  });

const validate = new Ajv2020({ allErrors: true }).compile(reportJsonSchema());

/** Law 13: all formats carry the same rows, and the JSON has the published form. */
async function holdFormatsTogether(access: Access, previous?: Access): Promise<void> {
  const report = buildReport(access, { toolVersion: '1', ...(previous && { previous }) });
  const files = await renderAll(renderReport(report));
  const text = (name: string) => textIn(files, name);
  const json = JSON.parse(text('report.json'));
  validate(json);
  expect(validate.errors).toBe(null);
  const { sheets } = await readXlsx(files.get('review.xlsx') ?? new Uint8Array());
  for (const table of tableNames) {
    const ids: readonly string[] = json.tables[table].map(({ id }: { id: string }) => id);
    expect(ids).toHaveLength(report.tables[table].length);
    const csv = csvText(ids.map((id) => [id, 'more']));
    expect(idsInCsv(text(`${table}.csv`)), `${table}.csv`).toEqual(idsInCsv(`id,more\r\n${csv}`));
    const sheet = sheets.find(({ name }) => name.toLowerCase() === table);
    const cells = (sheet?.rows ?? []).slice(1).map(([id]) => String(id ?? ''));
    expect(cells, `${table} in review.xlsx`).toEqual(ids.map(visible));
    expect(idsInHtml(text('report.html'), table), `${table} in report.html`).toEqual(ids.map(asAttribute));
  }
}

test.each(scenarioNames)(
  'law 13: every format of a report about %s has the same rows in the same order',
  async (name) => {
    await holdFormatsTogether(open(await takeSnapshot(name)));
  },
);

test('law 13: every format of a report about changes has the same rows in the same order', async () => {
  const previous = await takeEarlierSnapshot('north-harbour', 'q3');
  await holdFormatsTogether(open(await takeSnapshot('north-harbour')), open(previous));
});

test.each([
  ['a well-formed account', accounts()],
  ['an account with every oddity', oddSnapshot],
])(
  'law 13: every format of a report about any account, %s, has the same rows in the same order',
  async (_, snapshots) => {
    const numRuns = Math.ceil(budget.cases / 4) + 10;
    const law = fc.asyncProperty(snapshots, (snapshot) => holdFormatsTogether(open(snapshot)));
    await fc.assert(law, { numRuns, seed: budget.seed });
  },
  10 * minutes,
);
