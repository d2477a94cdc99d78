import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { rewritten } from '@grantlens/testkit/internal';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

type Row = Parameters<Parameters<typeof rewritten>[2]>[0];
type Collection = 'members' | 'accountTokens';

let folder: string;
let snapshot: Snapshot;
let before: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-who-can-act-'));
  snapshot = await takeSnapshot('north-harbour');
  before = await write('before.json', snapshot);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, one: Snapshot): Promise<string> {
  await writeFile(join(folder, name), encodeSnapshot(one, 'json'));
  return join(folder, name);
}

/** The snapshot where one token or member is another. */
const changed = (collection: Collection, name: string, change: Row): Snapshot =>
  rewritten(snapshot, collection, (row) =>
    [row.name, row.email].includes(name) ? { ...row, ...change } : row,
  );

const range = (...ranges: readonly string[]) => ({ condition: { 'request.ip': { in: ranges } } });

const cases: readonly (readonly [string, Collection, string, Row, Row])[] = [
  [
    'a disabled token that is enabled',
    'accountTokens',
    'dns-sync',
    { status: 'active' },
    { kind: 'standing', before: 'inactive', after: 'active' },
  ],
  [
    'a member who is invited again',
    'members',
    'dmitri.vale@northharbour.example',
    { status: 'pending' },
    { kind: 'standing', before: 'active', after: 'latent' },
  ],
  [
    'an invitation that is accepted',
    'members',
    'ivar.lie@northharbour.example',
    { status: 'accepted' },
    { kind: 'standing', before: 'latent', after: 'active' },
  ],
  [
    'a token that works from more addresses',
    'accountTokens',
    'cert-renewal',
    range('192.0.0.0/16'),
    { kind: 'condition', condition: 'addresses', how: 'loosened' },
  ],
  [
    'a token that is given an end',
    'accountTokens',
    'cert-renewal',
    { expires_on: '2999-01-01T00:00:00Z' },
    { kind: 'condition', condition: 'until', how: 'tightened', before: null },
  ],
];

test.each(cases)(
  '%s is a change, in every form and in the exit code',
  async (_, collection, name, change, row) => {
    const after = await write('after.json', changed(collection, name, change));
    const asked = (format: string) => grantlens(['diff', before, after, '-o', format]);
    const [json, table, csv] = await Promise.all(['json', 'table', 'csv'].map(asked));
    const { results, ...envelope } = JSON.parse(json?.out ?? '');
    expect(results).toEqual([expect.objectContaining({ ...row, holds: expect.any(Array) })]);
    expect(results[0].holds.length).toBeGreaterThan(0);
    const file = new URL('../../apps/cli/dist/schema/answer.schema.json', import.meta.url);
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(await readFile(file, 'utf8')));
    validate({ ...envelope, results });
    expect(validate.errors ?? []).toEqual([]);
    expect(table?.out).toContain('1 change for 1 principal');
    expect(csv?.out.split('\r\n')).toEqual([
      expect.stringMatching(/^principal,/),
      expect.stringContaining(`,${row.kind},`),
      '',
    ]);
    expect([json, table, csv].map((one) => one?.code)).toEqual([2, 2, 2]);
  },
);

test('a token that has expired by the time of the later snapshot is a change of who can act', async () => {
  const ending = changed('accountTokens', 'cert-renewal', { expires_on: '2998-12-31T00:00:00Z' });
  const later = { ...ending, takenAt: { start: '2999-01-01T00:00:00Z', end: '2999-01-01T00:00:01Z' } };
  const [was, is] = [await write('ending.json', ending), await write('later.json', later)];
  const { out, code } = await grantlens(['diff', was, is, '--allow-modified']);
  expect(out).toContain('token:cert-renewal: active → inactive (is now inactive because of its dates)');
  expect(code).toBe(2);
});
