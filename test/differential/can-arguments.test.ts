import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot, normalise } from '@grantlens/snapshot';
import { writeLookupFile } from '@grantlens/snapshot/internal';
import { workload } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { stampOf } from '../../apps/cli/src/input/stamp.ts';
import type { Io } from '../../apps/cli/src/io.ts';
import { runProgram } from '../../apps/cli/src/program.ts';
import { canQuickly } from '../../apps/cli/src/runs/can-quickly.ts';
import { budget } from './budget.ts';

const snapshot = workload('XS', 1);
const account = normalise(snapshot);
const [principal] = account.principals;
const [zone] = account.zones;
const folder = mkdtempSync(join(tmpdir(), 'grantlens-arguments-'));
const file = join(folder, 'one.snapshot.json');
writeFileSync(file, encodeSnapshot(snapshot, 'json'));
const parts: Uint8Array[] = [];
writeLookupFile(account, stampOf(file)?.name ?? '', (part) => parts.push(Uint8Array.from(part)));
writeFileSync(`${file}.index`, Buffer.concat(parts), { mode: 0o600 });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = [principal?.email ?? '', account.permissions[0] ?? '', zone?.name ?? ''];

const odd = fc.constantFrom(
  ...['', ' ', '\t', '-', '--', '--help', '-h', '-V', '--snap', '-so', '-s', '-o', '--snapshot', '--output'],
  ...[`-s${file}`, `--snapshot=${file}`, '-ojson', '--output=csv', '-o=json', '-s=', '--no-explain', 'yaml'],
  ...['--allow-modified', '--catalogue', 'can', 'help', 'account', 'zone:*', '*:*', 'token:x', ...names],
);
const option = fc.oneof(
  fc.constantFrom([], [], ['--explain'], ['--exit-zero']),
  fc.tuple(fc.constantFrom('-s', '--snapshot'), fc.constantFrom(file, file, file, '', ' ', 'none.json')),
  fc.tuple(fc.constantFrom('-o', '--output'), fc.constantFrom('json', 'jsonl', 'csv', 'table', 'wide', '')),
);
const between = fc.oneof(
  { weight: 8, arbitrary: option },
  { weight: 1, arbitrary: odd.map((word) => [word]) },
);

/** Lines that are nearly plain, and lines of anything at all. */
const line = fc.oneof(
  { weight: 4, arbitrary: fc.array(between, { minLength: 4, maxLength: 4 }).map(withNames) },
  { weight: 1, arbitrary: fc.array(odd, { maxLength: 9 }) },
);

function withNames(pieces: readonly (readonly string[])[]): readonly string[] {
  return pieces.flatMap((piece, at) => [...piece, ...names.slice(at, at + 1)]);
}

async function written(run: (io: Io) => Promise<unknown>): Promise<unknown> {
  let text = '';
  const code = await run({
    out: (chunk) => (text += `out ${chunk}`),
    err: (chunk) => (text += `err ${chunk}`),
    env: { GRANTLENS_SNAPSHOT: file },
    readInput: async () => '',
    signal: new AbortController().signal,
    isInterrupted: () => false,
  });
  return code === null ? null : { code, text };
}

test('the quick path reads every command line of can as the whole program does, or leaves it to that', async () => {
  let quick = 0;
  await fc.assert(
    fc.asyncProperty(line, async (words) => {
      const args = ['can', ...words];
      const soon = await written((io) => canQuickly(args, io));
      if (soon === null) return;
      quick += 1;
      expect(soon).toEqual(await written((io) => runProgram(args, io)));
    }),
    { numRuns: budget.cases * 25, seed: budget.seed },
  );
  expect(quick).toBeGreaterThan(budget.cases);
}, 600_000);
