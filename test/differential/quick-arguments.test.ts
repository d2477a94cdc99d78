import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot, normalise } from '@grantlens/snapshot';
import { writeLookupFile } from '@grantlens/snapshot/internal';
import { workload } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { lookupKey } from '../../apps/cli/src/input/lookup-key.ts';
import { stampOf } from '../../apps/cli/src/input/stamp.ts';
import type { Io } from '../../apps/cli/src/io.ts';
import { runProgram } from '../../apps/cli/src/program.ts';
import { answerQuickly } from '../../apps/cli/src/runs/answer-quickly.ts';
import { budget } from './budget.ts';

const snapshot = workload('XS', 1);
const account = normalise(snapshot);
const [principal] = account.principals;
const [zone] = account.zones;
const folder = mkdtempSync(join(tmpdir(), 'grantlens-arguments-'));
const file = join(folder, 'one.snapshot.json');
writeFileSync(file, encodeSnapshot(snapshot, 'json'));
const parts: Uint8Array[] = [];
const stamp = stampOf(file);
if (stamp === null) throw new Error('the file was just written');
writeLookupFile(account, lookupKey.of(stamp, 1), (part) => parts.push(Uint8Array.from(part)));
writeFileSync(`${file}.index`, Buffer.concat(parts), { mode: 0o600 });

const frame = 'format: grantlens.settings\nversion: 1\n';
const settings = join(folder, 'settings.yaml');
const believing = join(folder, 'believing.yaml');
writeFileSync(settings, `${frame}# ours\nsnapshot: one.snapshot.json\nownDomains: [harbour.example]\n`);
writeFileSync(believing, `${frame}catalogue: own.yaml\n`);
writeFileSync(join(folder, 'own.yaml'), 'format: grantlens.catalogue\nversion: 1\ngroups: []\n');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = [principal?.email ?? '', account.permissions[0] ?? '', zone?.name ?? ''];

const odd = fc.constantFrom(
  ...['', ' ', '\t', '-', '--', '--help', '-h', '-V', '--snap', '-so', '-s', '-o', '--snapshot', '--output'],
  ...[`-s${file}`, `--snapshot=${file}`, '-ojson', '--output=csv', '-o=json', '-s=', '--no-explain', 'yaml'],
  ...['--allow-modified', '--catalogue', 'can', 'help', 'account', 'zone:*', '*:*', 'token:x', ...names],
);
const option = fc.oneof(
  fc.constantFrom([], [], [], [], [], [], ['--exit-zero'], ['--explain'], ['--include-pending'], ['--each']),
  fc.tuple(fc.constantFrom('-s', '--snapshot'), fc.constantFrom(file, file, file, '', ' ', 'none.json')),
  fc.tuple(fc.constantFrom('-o', '--output'), fc.constantFrom('json', 'jsonl', 'csv', 'table', 'wide', '')),
  fc.constantFrom(['--no-config'], ['--config', settings], ['--config', settings], ['--config', believing]),
);
/** Options that only some verbs have. */
const ofSome = fc.tuple(
  fc.constantFrom('--resource', '--permission'),
  fc.constantFrom(...names, 'account', '-o'),
);
const between = fc.oneof(
  { weight: 12, arbitrary: option },
  { weight: 1, arbitrary: ofSome },
  { weight: 1, arbitrary: odd.map((word) => [word]) },
);

const [who = '', what = '', where = ''] = names;

/** Every verb that has a plain form, with what it is asked about. */
const verbs = fc.constantFrom(
  ...[
    ['can', who, what, where],
    ['can', who, what, where],
    ['who-can', what, where],
    ['what-can', who],
    ['matrix'],
    ['compare', who, who],
    ['what-if', `remove member ${who}`],
    ['list', 'zones', where],
    ['list', 'pets'],
    ['show', where],
    ['show', 'zone', where],
  ],
);

/** Lines that are nearly plain, and lines of anything at all. */
const line = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(verbs, fc.array(between, { minLength: 4, maxLength: 4 }))
      .map(([[verb = '', ...words], pieces]) => [verb, ...withWords(words, pieces)]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(verbs, fc.array(odd, { maxLength: 9 }))
      .map(([[verb = ''], words]) => [verb, ...words]),
  },
);

function withWords(words: readonly string[], pieces: readonly (readonly string[])[]): readonly string[] {
  return pieces.flatMap((piece, at) => [...piece, ...words.slice(at, at + 1)]);
}

const environment: fc.Arbitrary<Io['env']> = fc.constantFrom(
  { GRANTLENS_SNAPSHOT: file },
  { GRANTLENS_SNAPSHOT: file, GRANTLENS_CONFIG: settings },
  { GRANTLENS_CONFIG: settings },
  { GRANTLENS_CONFIG: believing },
);

async function written(run: (io: Io) => Promise<unknown>, env: Io['env']): Promise<unknown> {
  let text = '';
  const code = await run({
    out: (chunk) => (text += `out ${chunk}`),
    err: (chunk) => (text += `err ${chunk}`),
    env,
    readInput: async () => '',
    signal: new AbortController().signal,
    isInterrupted: () => false,
  });
  return code === null ? null : { code, text };
}

test('the quick path reads every command line of a question as the whole program does, or leaves it to that', async () => {
  const quick = new Set<string>();
  let bySettings = 0;
  await fc.assert(
    fc.asyncProperty(line, environment, async (args, env) => {
      const soon = await written((io) => answerQuickly(args, io), env);
      if (soon === null) return;
      quick.add(args.join(' '));
      if (JSON.stringify(soon).includes('settings: ')) bySettings += 1;
      expect(soon).toEqual(await written((io) => runProgram(args, io), env));
    }),
    { numRuns: budget.cases * 25, seed: budget.seed },
  );
  expect(quick.size).toBeGreaterThan(budget.cases / 2);
  expect(bySettings).toBeGreaterThan(quick.size / 10);
}, 600_000);
