import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentialFrom, fetchSnapshot } from '@grantlens/fetcher';
import { startSandbox } from '@grantlens/sandbox';
import { encodeSnapshot } from '@grantlens/snapshot';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantlens } from './program.ts';

const token = (id: string, more: object = {}) => ({
  ...{ id, name: id, status: 'active' },
  policies: [
    {
      ...{ id: `p-${id}`, effect: 'allow', permission_groups: [{ id: 'dns', name: 'DNS Write' }] },
      resources: { 'com.cloudflare.api.account.shop': '*' },
    },
  ],
  ...more,
});
const limited = token('limited', {
  condition: { request_ip: { in: ['192.0.2.0/24'], not_in: ['192.0.2.9'] } },
  expires_on: '2999-01-01T00:00:00Z',
});
const shop = (...accountTokens: readonly object[]) => ({
  account: { id: 'shop' },
  members: [{ id: 'ada', email: 'ada@example.com', status: 'accepted', policies: [] }],
  zones: [{ id: 'z', name: 'shop.example', status: 'active', type: 'full', account: { id: 'shop' } }],
  tokenPermissionGroups: [{ id: 'dns', name: 'DNS Write', scopes: ['com.cloudflare.api.account.zone'] }],
  accountTokens,
});
const conditions = [
  { kind: 'addresses', in: ['192.0.2.0/24'], notIn: ['192.0.2.9'] },
  { kind: 'until', at: '2999-01-01T00:00:00Z' },
];
const words = ['from 192.0.2.0/24 only, not from 192.0.2.9', 'until 2999-01-01T00:00:00Z'];
const inCell = words.join('; ');

let folder: string;
let before: string;
let after: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-conditions-'));
  before = await snapshotOf('before.json', token('limited'));
  after = await snapshotOf(
    'after.json',
    limited,
    token('free'),
    token('early', { not_before: '2998-01-01T00:00:00Z' }),
  );
});
afterAll(() => rm(folder, { recursive: true }));

async function snapshotOf(name: string, ...tokens: readonly object[]): Promise<string> {
  const sandbox = await startSandbox({ accounts: [shop(...tokens)] });
  const taken = await fetchSnapshot({
    apiBase: sandbox.baseUrl,
    credential: credentialFrom({ token: 'a-token-for-conditions-1' }),
    accountId: 'shop',
    tool: { name: 'grantlens', version: '0.0.0' },
  });
  await sandbox.close();
  await writeFile(join(folder, name), encodeSnapshot(taken, 'json'));
  return join(folder, name);
}

/** What the program writes as each of some formats. */
async function written(formats: readonly string[], ...args: readonly string[]): Promise<readonly string[]> {
  return Promise.all(formats.map(async (format) => (await grantlens([...args, '-o', format])).out));
}

/** The cells of a CSV without quotes in it, by their column. */
function rowsOf(csv: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = csv
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      (line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []).map((cell) => cell.replace(/^"|"?,?$/g, '')),
    );
  return rows.map((cells) => Object.fromEntries(header.map((column, at) => [column, cells[at] ?? ''])));
}

test('matrix sets the conditions of a token beside its verdicts, in every format', async () => {
  const asked = ['matrix', '--permission', 'dns_records:edit', '--resource', 'shop.example', '-s', after];
  const [table, json = '', csv = ''] = await written(
    ['table', 'json', 'csv'],
    ...asked,
    '--include-inactive',
  );
  expect(table).toMatch(new RegExp(`^token:limited +yes\n  ${words[0]}\n  ${words[1]}$`, 'm'));
  expect(table).toMatch(/^token:free +yes$/m);
  const byToken = Object.fromEntries(
    JSON.parse(json).results.map(
      (row: { principal: { name?: string; email?: string }; conditions: unknown }) => [
        row.principal.name ?? row.principal.email,
        row.conditions,
      ],
    ),
  );
  expect(byToken).toEqual({
    'ada@example.com': [],
    limited: conditions,
    free: [],
    early: [{ kind: 'from', at: '2998-01-01T00:00:00Z' }],
  });
  expect(rowsOf(csv).map(({ principal, conditions: cell }) => [principal, cell])).toEqual([
    ['ada@example.com', ''],
    ['token:early', 'not valid before 2998-01-01T00:00:00Z'],
    ['token:free', ''],
    ['token:limited', inCell],
  ]);
});

test('the rows of what-can and compare have the conditions of a token, which its tables say in front', async () => {
  const [table, held = ''] = await written(['table', 'csv'], 'what-can', 'token:limited', '-s', after);
  expect(table).toContain(words[0]);
  expect(table).not.toContain('CONDITIONS');
  expect(rowsOf(held).map((row) => [row.standing, row.conditions])).toEqual([['active', inCell]]);
  const [compared = ''] = await written(['csv'], 'compare', 'ada@example.com', 'token:limited', '-s', after);
  expect(
    rowsOf(compared).map((row) => [row['first standing'], row['first conditions'], row['second conditions']]),
  ).toEqual([['active', '', inCell]]);
});

test('diff says on what a token depends that it did not before, in every format', async () => {
  const [table, json = '', csv = ''] = await written(['table', 'json', 'csv'], 'diff', before, after);
  expect(table).toContain('token:limited: from anywhere → from 192.0.2.0/24 only, not from 192.0.2.9');
  expect(table).toContain('token:limited: without an end → until 2999-01-01T00:00:00Z');
  const changes = JSON.parse(json).results.filter(
    (row: { principal: { name: string } }) => row.principal.name === 'limited',
  );
  expect(changes).toMatchObject(
    conditions.map((condition) => ({ kind: 'condition', before: null, after: condition, conditions })),
  );
  expect(
    rowsOf(csv)
      .filter(({ principal }) => principal === 'token:limited')
      .map((row) => row.conditions),
  ).toEqual([inCell, inCell]);
});

test('findings set the conditions of a token beside what is about it or its policies, in every format', async () => {
  const [csv = '', sarif = '', junit = '', github, markdown] = await written(
    ['csv', 'sarif', 'junit', 'github', 'markdown'],
    ...['findings', '-s', after],
  );
  const wide = rowsOf(csv).filter(({ finding }) => finding === 'wildcard-on-everything');
  expect(wide.map((row) => [row['subject id'], row.conditions])).toEqual([
    ['p-free', ''],
    ['p-limited', inCell],
  ]);
  const sentence = `The token limited holds DNS Write on every zone, those added later included. (${words.join(', ')})`;
  const texts = JSON.parse(sarif).runs[0].results.map(
    ({ message }: { message: { text: string } }) => message.text,
  );
  expect(texts).toContain(sentence);
  expect(texts).toContain('The token free holds DNS Write on every zone, those added later included.');
  expect(junit).toContain(`- ${sentence}\n`);
  expect(github).toContain(`::${sentence}\n`);
  expect(markdown?.replaceAll('`', '')).toContain(`- ${sentence}\n`);
});

test('a check that a token breaks says on what depends that it can', async () => {
  const asked = ['check', 'not-granted', 'dns_records:edit', 'shop.example', '--to', 'token:*', '-s', after];
  const [sarif = '', junit = ''] = await written(['sarif', 'junit'], ...asked);
  const said = `token:limited (${words.join(', ')}) must not be able to: dns_records:edit on shop.example`;
  expect(JSON.parse(sarif).runs[0].results.map((one: { message: object }) => one.message)).toContainEqual({
    text: expect.stringContaining(said),
  });
  expect(junit).toContain(`- ${said}`);
  expect(junit).toContain('- token:free must not be able to');
});

test('the rows of a report say the conditions of a token, in every format', async () => {
  const out = join(folder, 'review');
  await grantlens(['report', '-s', after, '--previous', before, '--out', out]);
  const { tables } = JSON.parse(await readFile(join(out, 'report.json'), 'utf8'));
  const ofLimited = (rows: readonly Readonly<Record<string, unknown>>[]) =>
    rows.filter((row) =>
      [row.id, row.principalId, row.subjectId].some((id) => /^(p-)?limited$/.test(`${id}`)),
    );
  for (const table of ['principals', 'entitlements', 'findings'] as const) {
    const rows = ofLimited(tables[table]);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect([table, row.conditions]).toEqual([table, words]);
    const cells = ofLimited(rowsOf(await readFile(join(out, `${table}.csv`), 'utf8')));
    expect(cells.map((row) => row.conditions)).toEqual(rows.map(() => inCell));
  }
  expect(ofLimited(tables.changes)).toMatchObject([{ conditionsBefore: [], conditionsAfter: words }]);
  const [change] = ofLimited(rowsOf(await readFile(join(out, 'changes.csv'), 'utf8')));
  expect([change?.conditionsBefore, change?.conditionsAfter]).toEqual(['', inCell]);
  const { sheets } = await readXlsx(await readFile(join(out, 'review.xlsx')));
  const withCell = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell === inCell)));
  expect(withCell.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Principals', 'Entitlements', 'Findings', 'Changes']),
  );
});
