import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scenarioFolder, takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

/** As far from each other as two places on earth can be: what is one day here may be two days later there. */
const zones = ['America/Los_Angeles', 'Pacific/Kiritimati'] as const;

let folder: string;
let snapshot: string;
let sound: string;
const at = (name: string) => join(folder, name);
const inZone = (TZ: string, ...args: readonly string[]) => grantlens(args, { env: { TZ } });

const waivers = (expires: string) => `format: grantlens.waivers
version: 1
waivers:
  - { finding: member-without-2fa, subject: break-glass@northharbour.example, owner: Astrid, reason: Safe., expires: "${expires}" }
`;

/** Every token ends when the snapshot was taken, or within a few hours of it, in a spelling of its own. */
const spellings = [
  '2025-12-01T06:00:00',
  '2025-12-01 06:00',
  '2025-12-01',
  'Mon, 01 Dec 2025 06:00:00',
  '2025-02-30T00:00:00Z',
  '1',
];

async function write(name: string, { digest: _, ...rest }: Snapshot, dates: readonly string[]) {
  const { accountTokens } = rest.collections;
  const items = accountTokens.items.map((row, place) => ({
    ...(row as object),
    status: 'active',
    expires_on: dates[place % dates.length],
    last_used_on: dates[(place + 1) % dates.length],
  }));
  const takenAt = { start: '2025-12-01T05:59:00Z', end: '2025-12-01T06:00:00Z' };
  const collections = { ...rest.collections, accountTokens: { ...accountTokens, items } };
  await writeFile(at(name), encodeSnapshot(seal({ ...rest, takenAt, collections }), 'json'));
  return at(name);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-zones-'));
  const taken = await takeSnapshot('north-harbour');
  snapshot = await write('tokens.json', taken, spellings);
  sound = await write('sound.json', taken, ['2025-12-01T06:00:00.000001Z', '2025-12-01T07:00:00+00:30']);
  await writeFile(at('waivers.yaml'), waivers('2025-11-30'));
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const read = async (package_: string) => {
  const names = (await readdir(at(package_))).sort();
  return Promise.all(names.map(async (name) => [name, await readFile(join(at(package_), name), 'base64')]));
};

test.each([
  ['who can', ['who-can', 'dns_records:edit', 'zone:*', '--include-inactive', '-o', 'json']],
  ['findings', ['findings', '-o', 'json', '--waivers', 'waivers.yaml']],
  ['matrix', ['matrix', '--permission', 'dns_records:edit', '--resource', 'zone:*', '-o', 'csv']],
])('the answer to %s is the same in every time zone, byte for byte', async (_, args) => {
  for (const file of ['tokens.json', 'sound.json']) {
    const here = (TZ: string) => grantlens([...args, '-s', file], { env: { TZ }, cwd: folder });
    const [first, ...others] = await Promise.all(zones.map(here));
    expect(first?.out.length).toBeGreaterThan(100);
    for (const other of others) expect(other).toEqual(first);
  }
});

test('a report is the same in every time zone, and each verifies what another made', async () => {
  const files = [
    '--waivers',
    at('waivers.yaml'),
    '--people',
    join(scenarioFolder('north-harbour'), 'people.csv'),
  ];
  for (const zone of zones) {
    const out = zone.replace('/', '-');
    const made = await inZone(zone, 'report', '-s', snapshot, '--out', at(out), ...files);
    expect(made.code).toBe(3);
  }
  const [first, ...others] = await Promise.all(zones.map((zone) => read(zone.replace('/', '-'))));
  for (const other of others) expect(other).toEqual(first);
  for (const zone of zones)
    expect(await inZone(zone, 'verify', at('America-Los_Angeles'))).toMatchObject({ code: 0 });
}, 120_000);

test.each(['2025-11-30T23:00:00', '2025-02-30', '2025-11-30 23:00', 'garbage', '1'])(
  'a waiver until %s is refused, by findings and by report',
  async (expires) => {
    const file = at(`bad-${expires.replace(/\W/g, '-')}.yaml`);
    await writeFile(file, waivers(expires));
    for (const verb of [['findings'], ['report', '--out', at('refused')]]) {
      const ran = await inZone('UTC', ...verb, '-s', sound, '--waivers', file);
      expect(ran.code).toBe(1);
      expect(ran.err).toContain('waivers.0.expires: must be a day like 2026-03-31');
    }
  },
);

test('a verdict about a token says when the dates of the token cannot be read', async () => {
  const [row] = (JSON.parse(await readFile(snapshot, 'utf8')) as Snapshot).collections.accountTokens.items;
  const { id, name } = row as { readonly id: string; readonly name: string };
  const ran = await inZone('UTC', 'what-can', `token:${id}`, '-s', snapshot);
  expect(ran.code).toBe(3);
  expect(ran.err).toContain(`not seen: whether the token ${name} can act`);
});
