import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

let folder: string;
let GRANTLENS_SNAPSHOT: string;
let ids: readonly string[];

/** The zone that the account of this test has twice: moved away, and active. */
const name = 'night-ferry.example';
const globbed = 'zone:night-*';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-shared-names-'));
  GRANTLENS_SNAPSHOT = join(folder, 'north-harbour.snapshot.json');
  const { digest: _, ...taken } = await takeSnapshot('north-harbour');
  const { zones } = taken.collections;
  const rows = zones.items as readonly { readonly id: string; readonly name: string }[];
  const twins = rows.flatMap((zone) => (zone.name === name ? [{ ...zone, id: 'f'.repeat(32) }] : []));
  const items = [...rows, ...twins];
  ids = items.flatMap((zone) => (zone.name === name ? [zone.id] : []));
  const collections = { ...taken.collections, zones: { ...zones, items } };
  await writeFile(GRANTLENS_SNAPSHOT, encodeSnapshot(seal({ ...taken, collections }), 'json'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const each: readonly (readonly string[])[] = [
  ['who-can', 'dns_records:edit', globbed, '--each'],
  ['who-can', 'dns_records:edit', globbed, '--explain'],
  ['can', 'carys.moor', 'dns_records:edit', globbed],
  ['matrix', '--permission', 'dns_records:edit', '--resource', globbed],
  ['list', 'zones', name],
];

test.each(each.map((args) => [args.join(' '), args] as const))(
  'two zones of one name can be distinguished in a narrow table: %s',
  async (_, args) => {
    expect(ids).toHaveLength(2);
    for (const env of [{}, { COLUMNS: '80' }]) {
      const { out } = await grantlens(args, { env: { GRANTLENS_SNAPSHOT, ...env } });
      for (const id of ids) expect(out).toContain(id);
    }
  },
);

test('a policy on one of two zones of one name says on which, in what it gives and in what an edit changes', async () => {
  for (const id of ids) {
    const edit = `grant Domain DNS on ${id} to marta.fell@northharbour.example`;
    const { out } = await grantlens(['what-if', edit], { env: { GRANTLENS_SNAPSHOT } });
    expect(out).toMatch(new RegExp(`\\+ +Domain DNS +${name} \\(${id}\\) +not-granted → allowed`));
  }
});

test('a zone that shares its name with no other has no id beside it', async () => {
  const args = ['can', 'carys.moor', 'dns_records:edit', 'zone:whale-*'];
  const { out } = await grantlens(args, { env: { GRANTLENS_SNAPSHOT } });
  expect(out).toMatch(/^whale-weekends\.example +allowed/m);
});
