import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { type CollectionName, seal } from '@grantlens/snapshot/internal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

let folder: string;
let taken: Snapshot;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-contradictions-'));
  taken = await takeSnapshot('north-harbour');
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A sealed file in which a collection says something else. */
async function sealed(name: CollectionName, change: object, source: object = {}): Promise<string> {
  const { digest: _, ...rest } = taken;
  const collections = { ...rest.collections, [name]: { ...rest.collections[name], ...change } };
  const file = join(folder, `${++files}.json`);
  const snapshot = seal({ ...rest, source: { ...rest.source, ...source }, collections } as Snapshot);
  await writeFile(file, encodeSnapshot(snapshot, 'json'));
  return file;
}

const refused = (of: Snapshot, name: CollectionName) =>
  of.collections[name].requests.map((request) => ({ ...request, httpStatus: 403 }));

const permission = 'dns_records:edit';

/** Every way to ask about people in general. */
const verbs: readonly (readonly string[])[] = [
  ['who-can', permission, 'account'],
  ['who-can', permission, 'zone:*', '-o', 'json'],
  ['matrix', '--permission', permission, '--resource', 'account'],
  ['findings', '-o', 'csv'],
];

test.each<[string, CollectionName, () => object]>([
  ['announces 41 members and holds none', 'members', () => ({ expected: 41, items: [] })],
  ['was refused its members', 'members', () => ({ requests: refused(taken, 'members') })],
  ['has members that nobody asked for', 'members', () => ({ requests: [] })],
  [
    'lost a token',
    'accountTokens',
    () => ({ expected: undefined, items: taken.collections.accountTokens.items.slice(1) }),
  ],
])(
  'a sealed file that %s is not seen whole, by every verb',
  async (_, name, change) => {
    const file = await sealed(name, change());
    for (const verb of verbs) {
      const ran = await grantlens([...verb, '-s', file]);
      expect({ verb, code: ran.code }).toEqual({ verb, code: 3 });
    }
    const lists = await grantlens(['who-can', permission, 'account', '-s', file]);
    expect(lists.err).toContain(
      `not seen: which other ${name === 'members' ? 'members' : 'account-owned tokens'} there are: `,
    );
    const graph = await grantlens(['graph', '-s', file]);
    expect(graph.code).toBe(3);
    const out = join(folder, `report-${files}`);
    const report = await grantlens(['report', '-s', file, '--format', 'json', '--out', out]);
    expect(report.code).toBe(3);
    expect(report.err).toContain('INCOMPLETE');
    const { coverage } = JSON.parse(await readFile(join(out, 'report.json'), 'utf8'));
    const row = coverage.collections.find((one: { collection: string }) => one.collection === name);
    expect(row.status).toBe('partial');
    const same = await grantlens(['diff', file, file]);
    expect(same.code).toBe(3);
  },
  120_000,
);

test('a sealed file that lost a zone is not seen whole where every zone is asked about', async () => {
  const file = await sealed('zones', { items: taken.collections.zones.items.slice(1) });
  for (const verb of [
    ['who-can', permission, 'zone:*'],
    ['matrix', '--permission', permission, '--resource', 'zone:*'],
  ])
    expect((await grantlens([...verb, '-s', file])).code).toBe(3);
  const ran = await grantlens(['who-can', permission, 'zone:*', '-s', file]);
  expect(ran.err).toContain('not seen: which other zones there are: ');
  expect((await grantlens(['who-can', permission, 'account', '-s', file])).code).not.toBe(3);
  const unknown = await grantlens(['who-can', permission, 'nowhere.example', '-s', file]);
  expect(unknown.err).toContain('the zones were not all read');
}, 60_000);

test('a credential that may read only some zones leaves every zone open, although the total ties', async () => {
  const [zone] = taken.collections.zones.items as readonly { readonly id: string }[];
  const own = {
    id: 'own',
    name: 'reader',
    status: 'active',
    policies: [
      {
        id: 'p',
        effect: 'allow',
        permission_groups: [{ id: 'c8fed203ed3043cba015a93ad1616f1f', name: 'Zone Read' }],
        resources: { [`com.cloudflare.api.account.zone.${zone?.id}`]: '*' },
      },
      {
        id: 'q',
        effect: 'allow',
        permission_groups: [{ id: 'eb56a6953c034b9d97dd838155666f06', name: 'Account API Tokens Read' }],
        resources: { [`com.cloudflare.api.account.${taken.account.id}`]: '*' },
      },
    ],
  };
  const tokens = taken.collections.accountTokens;
  const count = tokens.items.length + 1;
  const change = {
    items: [...tokens.items, own],
    expected: count,
    requests: tokens.requests.map((request) => ({ ...request, rows: count })),
  };
  const credential = { kind: 'account-token', id: 'own', status: 'active' };
  const file = await sealed('accountTokens', change, { credential });
  const ran = await grantlens(['can', 'token:own', permission, 'zone:*', '-s', file, '-o', 'json']);
  expect(ran.code).toBe(3);
  expect(JSON.parse(ran.out)).toMatchObject({
    complete: false,
    gaps: [{ id: 'partial:zones', cause: 'partial' }],
  });
  expect((await grantlens(['who-can', permission, 'account', '-s', file])).code).not.toBe(3);
}, 60_000);
