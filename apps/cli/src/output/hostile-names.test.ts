import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '@grantlens/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Io } from '../io.ts';
import { runProgram } from '../program.ts';

const odd =
  'x\u0007\u001b[2J\u007f\u009b1m\u00ad\u061c\u200b\u200e\u202e\u2066\u2028\ufeff\u{e0041}\u{e0100}y';

const policy = (id: string) => ({
  id: `${id}${odd}`,
  access: 'allow',
  permission_groups: [{ id: `g${odd}`, name: `Edit ${odd}`, meta: { label: `label${odd}` } }],
  resource_groups: [
    {
      id: `r${odd}`,
      name: `Scope ${odd}`,
      scope: { key: 'com.cloudflare.api.account.a1', objects: [{ key: '*' }] },
    },
  ],
});

const account = {
  account: { id: 'a1', name: `Shop ${odd}` },
  members: [
    { id: `m${odd}`, email: `ada${odd}@example.com`, status: 'accepted', policies: [policy('p1')] },
    { id: 'm2', email: 'ben@example.com', status: 'accepted', policies: [] },
  ],
  userGroups: [{ id: 'ug1', name: `Crew ${odd}`, policies: [policy('p2')] }],
  userGroupMembers: { ug1: ['m2'] },
  permissionGroups: [
    { id: `g${odd}`, name: `Edit ${odd}`, permissions: [{ key: 'com.x.dns_records.edit' }] },
  ],
  zones: [{ id: 'z1', name: `zone${odd}.example` }],
  accountTokens: [{ id: `t${odd}`, name: `deploy ${odd}`, status: 'active', policies: [] }],
};

let folder: string;
let file: string;

async function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const io: Io = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    env: { CLOUDFLARE_API_TOKEN: 'any-token-will-do' },
    readInput: async () => '',
    signal: new AbortController().signal,
    isInterrupted: () => false,
  };
  const code = await runProgram(args, io);
  return { code, out, err };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-names-'));
  file = join(folder, 'shop.json');
  const sandbox = await startSandbox({ accounts: [account] });
  const { code } = await run('snapshot', '--api-base', sandbox.baseUrl, '--out', file);
  await sandbox.close();
  expect([0, 3]).toContain(code);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const member = `ada${odd}@example.com`;
const zone = `zone${odd}.example`;

const questions: readonly (readonly string[])[] = [
  ['can', member, `Edit ${odd}`, zone],
  ['can', member, `Edit ${odd}`, zone, '--explain'],
  ['who-can', `Edit ${odd}`, 'account'],
  ['who-can', `Edit ${odd}`, 'zone:*', '--explain'],
  ['what-can', member],
  ['matrix', '--permission', `Edit ${odd}`],
  ['paths', '--from', `ada${odd}@example.com`, '--to', `Edit ${odd}`, 'account'],
  ['paths', '--to', 'dns_records:edit', `zone${odd}.example`],
  ['what-if', 'remove group ug1'],
  ['ask', 'what can m2 do'],
  ['findings'],
];

for (const args of questions) {
  const asked = args.filter((word) => /^[a-z-]+$/.test(word)).join(' ');

  test.each(['table', 'wide', 'json', 'jsonl', 'csv'])(
    `names that do harm are visible and do nothing in ${asked} -o %s`,
    async (format) => {
      const { code, out, err } = await run(...args, '-s', file, '-o', format);
      expect(err).not.toMatch(/bug|is no |no such/);
      expect([0, 2, 3]).toContain(code);
      expect(`${out}${err}`.replace(/\r?\n/g, '')).not.toMatch(
        /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u061c\u200e\u202a-\u202e\u2066-\u2069]/u,
      );
    },
  );

  test(`names that do harm are unchanged to a reader of the JSON of ${asked}`, async () => {
    const { out } = await run(...args, '-s', file, '-o', 'json');
    expect(JSON.parse(out).snapshot.accountName).toBe(`Shop ${odd}`);
  });
}

test.each(['dot', 'mermaid', 'graphml', 'gexf', 'svg'])(
  'names that do harm do nothing in a graph as %s',
  async (format) => {
    const { out } = await run('graph', '-s', file, '--format', format);
    expect(out.replace(/\r?\n|\t/g, '')).not.toMatch(
      /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u061c\u200e\u202a-\u202e\u2066-\u2069]/u,
    );
  },
);

test('names that do harm do nothing in the sentence of an error', async () => {
  const { code, err } = await run('can', `nobody${odd}`, `Edit ${odd}`, zone, '-s', file);
  expect(code).toBe(1);
  expect(err.trimEnd()).not.toMatch(/[\p{Cc}\p{Default_Ignorable_Code_Point}\u202e]/u);
});
