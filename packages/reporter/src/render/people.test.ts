import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { accessOf } from '../corner-shop.fixture.ts';
import { readPeople } from '../people/read-people.ts';
import { buildReport } from '../sections/build-report.ts';
import { csvText } from './csv.ts';
import { renderReport } from './files.ts';
import { reportSchema } from './json/schema.ts';
import { renderAll, textIn } from './rendered.fixture.ts';

const reportOf = (people: string) =>
  buildReport(accessOf(), { toolVersion: '1', people: readPeople(Buffer.from(people)) });

const file = `email,name,status,manager,salary
ada@shop.example,Ada Byron,Active,,73519
ben@contractor.example,Ben,Terminated,Ada Byron,73519
dora@shop.example,Dora Ode,Active,Ada Byron,73519
`;

const report = reportOf(file);
const files = await renderAll(renderReport(report));
const book = await readXlsx(files.get('review.xlsx') ?? new Uint8Array());
const summary = book.sheets[0]?.rows ?? [];

test('report.json has the HR data as the report has it, in the published form', () => {
  const json = JSON.parse(textIn(files, 'report.json'));
  expect(json.people).toEqual(report.people);
  expect(json.evaluation).toEqual(report.evaluation);
  expect(reportSchema.safeParse(json).error?.issues ?? []).toEqual([]);
});

test('the page shows from HR data who left, and whom only one side knows', () => {
  const html = textIn(files, 'report.html');
  expect(html).toContain('Members who have left the company: 1');
  expect(html).toContain('Members who are not in the HR data: 1');
  expect(html).toContain('People in the HR data who are not members: 1');
  expect(html).toContain('Dora Ode');
  expect(html).toContain('Left out: <bdi>salary</bdi>');
});

test('the summary of the workbook shows the HR data', () => {
  const line = (first: string) => summary.find(([cell]) => cell === first);
  expect(line('Members who have left the company')?.[1]).toBe(1);
  expect(line('Members who are not in them')?.[1]).toBe(1);
  expect(line('Dora Ode')).toEqual(expect.arrayContaining(['dora@shop.example', 'employed; Active']));
  expect(line('Columns left out')?.[1]).toBe('salary');
  expect(line('Rows of HR data')?.[1]).toBe(3);
});

test('a report has no cell of a column of HR data that it left out', () => {
  expect(JSON.stringify(report).includes('73519')).toBe(false);
});

test('a long list of people is cut on the page and in the workbook, which say so, and whole in JSON', async () => {
  const names = Array.from({ length: 1003 }, (_, index) => `person${index}@shop.example`);
  const files = await renderAll(renderReport(reportOf(`email\n${names.join('\n')}\n`)));
  const html = textIn(files, 'report.html');
  expect(html).toContain('People in the HR data who are not members: 1003');
  expect(html).toContain('And 3 more: report.json has them all.');
  expect([html.includes('person999@'), html.includes('person1000@')]).toEqual([true, false]);
  const book = await readXlsx(files.get('review.xlsx') ?? new Uint8Array());
  expect(book.sheets[0]?.rows.map(([cell]) => cell)).toContain('and 3 more, all of them in report.json');
  expect(JSON.parse(textIn(files, 'report.json')).people.peopleNotMembers).toHaveLength(1003);
});

test.each([
  '<script>alert(1)</script>',
  '"><svg/onload=alert(1)>',
  '{{meta.account.id}}',
  '=HYPERLINK("http://evil.example","x")',
  'right\u202eto left',
  '__proto__',
  `long${'x'.repeat(10_000)}`,
])('HR data that says %j harms no format', async (text) => {
  const cell = `"${text.replaceAll('"', '""')}"`;
  const rowOf = (email: string) => [email, ...Array(7).fill(cell)].join(',');
  const header = `email,name,manager,title,department,status,end date,${cell}`;
  const report = reportOf([header, rowOf('ada@shop.example'), rowOf(cell)].join('\n'));
  const files = await renderAll(renderReport(report));
  const html = textIn(files, 'report.html');
  expect(html).not.toContain('<script>alert');
  expect(html).not.toContain('<svg/onload');
  expect(html).not.toContain('\u202e');
  expect(JSON.parse(textIn(files, 'report.json')).people).toEqual(report.people);
  const [ada] = report.tables.principals;
  expect(ada?.manager).toBe(text);
  expect(textIn(files, 'principals.csv')).toContain(csvText([[text]]).trimEnd());
});
