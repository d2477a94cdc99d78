import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

const kinds = ['members', 'groups', 'tokens', 'zones', 'roles', 'permissions'] as const;
let folder: string;
let harbour: string;
let blind: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-inventory-'));
  const taken = await takeSnapshot('north-harbour');
  harbour = await write('north-harbour', taken);
  const { digest: _, ...rest } = taken;
  const hide = (name: 'zones' | 'members') =>
    ({ ...taken.collections[name], status: 'forbidden', items: [] }) as const;
  const collections = { ...rest.collections, zones: hide('zones'), members: hide('members') };
  blind = await write('blind', seal({ ...rest, collections }));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, snapshot: Snapshot): Promise<string> {
  const file = join(folder, `${name}.snapshot.json`);
  await writeFile(file, encodeSnapshot(snapshot, 'json'));
  return file;
}

const ask = (...args: readonly string[]) => grantlens([...args, '-s', harbour]);
const json = async (...args: readonly string[]) => JSON.parse((await ask(...args, '-o', 'json')).out);

test('every list and every thing shown, and a comparison, is an answer of the published schema', async () => {
  const url = new URL('../../apps/cli/dist/schema/answer.schema.json', import.meta.url);
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(await readFile(url, 'utf8')));
  const asked = [
    ...kinds.map((kind) => ['list', kind]),
    ...['kai', 'token:cert-renewal', 'group Marketing', 'tickets.northharbour.example'].map((name) => [
      'show',
      name,
    ]),
    ...['DNS', 'Administrator', 'Domain Edge Preview', 'dns_records:edit'].map((name) => ['show', name]),
    ['compare', 'kai', 'lena'],
    ['compare', 'nils', 'token:deploy-timetable'],
  ];
  for (const args of asked) {
    const answer = await json(...args);
    expect({ args, valid: validate(answer), errors: validate.errors }).toMatchObject({ valid: true });
  }
});

test.each([
  [['members', '2fa=no', 'privileged=yes'], ['break-glass@northharbour.example']],
  [['tokens', 'gives=workers scripts'], ['deploy-timetable']],
  [['groups', 'marketing'], ['Marketing']],
  [['groups', 'members=0'], ['Summer interns 2024']],
  [['zones', 'FERRY', 'status=active'], ['night-ferry.example']],
  [
    ['permissions', 'dns_records'],
    ['dns_records:edit', 'dns_records:read'],
  ],
  [['roles', 'dns write'], ['DNS Write']],
])('list %j has the rows for which every filter holds, and no other', async (args, names) => {
  const { out, code } = await ask('list', ...args, '-o', 'jsonl');
  const rows = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const first = rows.map(({ principal, userGroup, zone, permission, permissionGroup }) => {
    const one = permission ?? userGroup ?? zone ?? principal ?? permissionGroup;
    return one.email ?? one.name;
  });
  expect({ code, first }).toEqual({ code: 0, first: names });
});

test('a list without a row exits with 2, and a column that is not there is refused with those that are', async () => {
  expect((await ask('list', 'members', 'nobody-at-all')).code).toBe(2);
  const refused = await ask('list', 'members', 'mfa=no');
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(
    /no column "mfa" to filter by; there are member, name, standing, 2fa, privileged/,
  );
});

test.each([
  ['kai', /^member kai\.brennan@.*groups +Revenue freeze.*\n {2}Domain DNS +deny +denied +pay\./s],
  ['group network operations', /^user group Network Operations\n.*lena\.voss@.*\n {2}allow +Load Balancer/s],
  ['token:cert-renewal', /^token token:cert-renewal\n.*works from +192\.0\.2\.0\/24/s],
  ['cert-renewal', /^token token:cert-renewal\n/],
  ['night-ferry.example', /^zone night-ferry\.example\n.*group Marketing +allow +Cache Domain Purge/s],
  ['Firewall', /^role Firewall\n.*waf:edit/s],
  ['dns_records:edit', /^permission dns_records:edit\n.*DNS Write +tokens +zone +yes/s],
])('show %s says what belongs to it', async (name, pattern) => {
  const { out, code } = await ask('show', name);
  expect(code).toBe(0);
  expect(out).toMatch(pattern);
});

test('show refuses a name that nothing or several things have, with what comes near', async () => {
  expect((await ask('show', 'lena.vos')).code).toBe(0);
  expect((await ask('show', 'group marketting')).err).toMatch(
    /nothing .* "group marketting"; the nearest are "Marketing"/,
  );
  expect((await ask('show', 'northharbour')).err).toMatch(/could be \d+ principals: use/);
});

test('compare says what one has and the other has not, by which path, and exits as diff does', async () => {
  const { out, code } = await ask('compare', 'kai', 'lena', '-o', 'csv');
  expect(code).toBe(2);
  expect(out).toContain('not-granted,allowed,second: group Network Operations → DNS → the whole account');
  const tokens = await ask('compare', 'token:cert-renewal', 'token:dns-sync', '-o', 'json');
  expect(JSON.parse(tokens.out).results[0]).toMatchObject({
    first: { standing: 'active', conditions: [{ kind: 'addresses', in: ['192.0.2.0/24'] }] },
    second: { standing: 'inactive', conditions: [] },
  });
  expect((await ask('compare', 'kai', 'kai.brennan')).code).toBe(0);
  expect((await ask('compare', 'kai', 'kai.brennan')).out).toMatch(/\nno difference\n/);
});

test.each(['table', 'wide', 'json', 'jsonl', 'csv'])(
  'a list that could not be read whole is incomplete as %s',
  async (form) => {
    for (const kind of ['zones', 'members']) {
      const { code, out } = await grantlens(['list', kind, '-s', blind, '-o', form]);
      expect({ kind, code }).toEqual({ kind, code: 3 });
      if (form === 'json') expect(JSON.parse(out).gaps).toHaveLength(1);
    }
  },
);
