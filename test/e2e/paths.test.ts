import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

const bjorn = 'bjorn.aker@northharbour.example';
const walk = `${bjorn} → can create account tokens → a token that holds everything`;
const forms = ['table', 'wide', 'json', 'jsonl', 'csv'] as const;
let folder: string;
let harbour: string;
let agency: string;
let blind: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-paths-'));
  const taken = await takeSnapshot('north-harbour');
  harbour = await write('north-harbour', taken);
  agency = await write('small-agency', await takeSnapshot('small-agency'));
  const forbidden = { ...taken.collections.accountTokens, status: 'forbidden', items: [] } as const;
  const { digest: _, ...rest } = taken;
  blind = await write(
    'blind',
    seal({ ...rest, collections: { ...rest.collections, accountTokens: forbidden } }),
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, snapshot: Snapshot): Promise<string> {
  const file = join(folder, `${name}.snapshot.json`);
  await writeFile(file, encodeSnapshot(snapshot, 'json'));
  return file;
}

test.each(forms)('paths lists the walk of an administrator as %s and exits with 0', async (form) => {
  const { code, out } = await grantlens(['paths', '-s', harbour, '-o', form]);
  expect({ code, found: out.includes(walk) }).toEqual({ code: 0, found: true });
});

test.each(forms)('paths exits with 2 where there is no walk, as %s', async (form) => {
  expect((await grantlens(['paths', '-s', agency, '-o', form])).code).toBe(2);
  const kai = ['--from', 'kai.brennan@kelp-and-cable.example'];
  expect((await grantlens(['paths', '-s', harbour, ...kai, '-o', form])).code).toBe(2);
});

test.each(forms)('paths exits with 3 where not every principal was seen, as %s', async (form) => {
  expect((await grantlens(['paths', '-s', blind, '-o', form])).code).toBe(3);
  expect((await grantlens(['paths', '-s', blind, '-o', form, '--exit-zero'])).code).toBe(0);
});

test('the JSON of paths keeps to the published schema and argues every step by a grant', async () => {
  const url = new URL('../../apps/cli/dist/schema/answer.schema.json', import.meta.url);
  const isAnswer = new Ajv2020().compile(JSON.parse(await readFile(url, 'utf8')));
  for (const args of [[], ['--from', bjorn], ['--to', 'waf:edit', 'account', '--include-inactive']]) {
    for (const file of [harbour, blind]) {
      const { out } = await grantlens(['paths', '-s', file, '-o', 'json', ...args]);
      expect(isAnswer(JSON.parse(out)), JSON.stringify(isAnswer.errors)).toBe(true);
    }
  }
  const { results, complete } = JSON.parse((await grantlens(['paths', '-s', harbour, '-o', 'json'])).out);
  expect(complete).toBe(true);
  expect(results[0]).toMatchObject({
    principal: { email: bjorn },
    standing: 'active',
    verdict: 'allowed',
    steps: [
      {
        kind: 'create-token',
        permission: { kind: 'atomic', name: 'account_api_tokens:edit' },
        verdict: 'allowed',
        via: [{ kind: 'direct', permissionGroupName: 'Administrator' }],
        to: null,
      },
    ],
  });
});

test.each([
  [['--to', 'dns_records:edit'], /--to takes a permission and a resource/],
  [['--to', 'dns_records:edit', 'account', 'more'], /--to takes a permission and a resource/],
  [['--to', 'dns_records:edit', 'zone:*'], /walks lead to one resource/],
  [['--to', 'dns_recrds:edit', 'account'], /dns_records:edit/],
  [['--from', 'nobody@example.com'], /nobody@example\.com/],
])('paths %j is refused in a sentence', async (args, sentence) => {
  const { code, out, err } = await grantlens(['paths', '-s', harbour, ...args]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(sentence);
});

test.each(['dot', 'mermaid', 'graphml', 'gexf', 'svg'])(
  'graph --escalation draws the steps as %s',
  async (format) => {
    const { code, out, err } = await grantlens(['graph', '--escalation', '-s', harbour, '--format', format]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/can create account tokens/);
    expect(out).toMatch(/who can change account tokens can give one more than they have/);
    expect(out).not.toMatch(/kai\.brennan/);
  },
);

test('graph --escalation takes members and a target, and is incomplete where not everybody was seen', async () => {
  const graph = (...args: readonly string[]) => grantlens(['graph', '--escalation', ...args]);
  const ofKai = await graph('-s', harbour, '--member', 'kai.brennan@kelp-and-cable.example');
  expect(ofKai.out).toMatch(/nothing to draw/);
  const toWaf = await graph('-s', harbour, '--permission', 'waf:edit', '--resource', 'account');
  expect(toWaf.out).toMatch(/could gain waf:edit on the account/);
  expect(await graph('-s', harbour, '--permission', 'waf:edit')).toMatchObject({ code: 1, out: '' });
  const { code, err } = await graph('-s', blind);
  expect({ code, said: /^The graph is INCOMPLETE: not seen is /.test(err) }).toEqual({ code: 3, said: true });
});
