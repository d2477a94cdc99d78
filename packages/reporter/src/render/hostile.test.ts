import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { accessOf } from '../corner-shop.fixture.ts';
import { buildReport } from '../sections/build-report.ts';
import { visible as shown } from '../words/visible.ts';
import { renderReport } from './files.ts';
import { accountNamedLike, hostileTexts } from './hostile.fixture.ts';
import { renderAll, textIn } from './rendered.fixture.ts';

const namedLike = (text: string) =>
  renderAll(renderReport(buildReport(accountNamedLike(text), { toolVersion: '1', previous: accessOf() })));

/** The page without what its script is and reads. */
const writtenIn = (files: Files) =>
  textIn(files, 'report.html').replaceAll(/<script[^>]*>[\s\S]*?<\/script>/g, '');

type Files = Awaited<ReturnType<typeof namedLike>>;

const harmless = await namedLike('harmless');
const tagsOf = (html: string) => [...html.matchAll(/<\/?[a-z!][^>\s]*/gi)].map(([tag]) => tag.toLowerCase());
const partsOf = (files: Files) => unzipSync(files.get('review.xlsx') ?? new Uint8Array());

for (const text of hostileTexts) {
  const start = JSON.stringify(text.slice(0, 40));
  const files = await namedLike(text);
  const html = writtenIn(files);

  test(`names like ${start} add no markup to the page`, () => {
    const wanted = new Set(tagsOf(writtenIn(harmless)));
    expect(tagsOf(html).filter((tag) => !wanted.has(tag))).toEqual([]);
    expect(html).not.toMatch(/<script|<img/i);
    expect(html.match(/<tr data-id=/g)?.length).toBe(writtenIn(harmless).match(/<tr data-id=/g)?.length);
  });

  test(`names like ${start} put no invisible character and no change of direction on the page`, () => {
    expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
  });

  test(`names like ${start} are not run as a template`, () => {
    if (text.includes('{{')) expect(html).toContain(escaped(text));
    expect(html).not.toContain('[object');
  });

  test(`names like ${start} make no formula, no row and no broken character in a CSV`, () => {
    for (const name of [...files.keys()].filter((one) => one.endsWith('.csv'))) {
      const csv = textIn(files, name);
      const cells = parse(csv);
      expect(
        cells.map((row) => row.length),
        name,
      ).toEqual(parse(textIn(harmless, name)).map((row) => row.length));
      for (const cell of cells.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r]/);
      expect(csv).not.toMatch(/[\0\p{Cs}]/u);
    }
  });

  test(`names like ${start} make no formula, no error, no link and no part of a workbook`, async () => {
    const parts = partsOf(files);
    expect(Object.keys(parts)).toEqual(Object.keys(partsOf(harmless)));
    for (const [name, bytes] of Object.entries(parts)) {
      const xml = strFromU8(bytes);
      expect(xml, name).not.toMatch(
        /<f[ >/]|t="(e|str|b)"|hyperlink|externalLink|TargetMode="External"|<ddeLink/,
      );
      expect(xml, name).not.toMatch(/[^\P{Cc}\n\t]|[\p{Cs}\ufffe\uffff]/u);
    }
    const { sheets } = await readXlsx(files.get('review.xlsx') ?? new Uint8Array());
    const rows = sheets.find(({ name }) => name === 'Principals')?.rows ?? [];
    const emails = rows.map((row) => row[2]);
    expect(emails).toContainEqual(fitting(visible(text)));
    for (const cell of sheets.flatMap((sheet) => sheet.rows.flat())) {
      expect(String(cell ?? '').length).toBeLessThanOrEqual(32_767);
    }
  });

  test(`names like ${start} are read back whole from JSON`, () => {
    const json = JSON.parse(textIn(files, 'report.json'));
    expect(json.meta.account.name).toBe(text.replace(/\p{Cs}/gu, '\ufffd'));
    expect(json.tables.principals).toHaveLength(3);
  });
}

const visible = (text: string) =>
  shown(text).replace(/[\ufffe\uffff]/g, (one) => `⟨U+${one === '\ufffe' ? 'FFFE' : 'FFFF'}⟩`);

function fitting(text: string): unknown {
  return text.length <= 32_767
    ? text
    : expect.stringMatching(/ … \[cut short here; the CSV and the JSON have all \d+ characters\]$/);
}

function escaped(text: string): string {
  return text.replaceAll('"', '&quot;').replaceAll("'", '&#x27;');
}

/** RFC 4180, as small as it goes. */
function parse(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && quoted === undefined && plain === '') break;
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
