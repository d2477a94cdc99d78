import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Io } from '../../apps/cli/src/io.ts';
import { runProgram } from '../../apps/cli/src/program.ts';
import { budget } from '../differential/budget.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';

const minutes = 60_000;

/** Runs a verb in this process and gives its exit code and what it said. */
async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  let said = '';
  const io: Io = {
    out: (text) => (said += text),
    err: (text) => (said += text),
    env: {},
    readInput: async () => '',
    signal: new AbortController().signal,
    isInterrupted: () => false,
  };
  return { code: await runProgram(args, io), said };
}

// Without OpenSSH there is nothing to sign with, and one file less to change.
const canSign = spawnSync('ssh-keygen', ['-?']).error === undefined;

let folder: string;
let review: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-package-'));
  const snapshot = join(folder, 'now.snapshot.json');
  await writeFile(snapshot, encodeSnapshot(await takeSnapshot('small-agency'), 'json'));
  const catalogue = join(folder, 'own.yaml');
  await writeFile(catalogue, 'format: grantlens.catalogue\nversion: 1\ngroups: [] # none yet\n');
  const own = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const given = [
    ['--people', await own('hr.csv', 'email;status\r\nnobody@example.com;Active\r\n')],
    ['--waivers', await own('w.yaml', 'format: grantlens.waivers\nversion: 1\nwaivers: [] # none\n')],
    ['--rules', await own('r.json', '{ "format": "grantlens.findings", "version": 1, "findings": [] }')],
    ['--toxic', await own('t.yaml', 'format: grantlens.toxic\nversion: 1\npairs: [] # none yet\n')],
    ['--own-domain', 'example.com', '--stale-days', '7'],
  ].flat();
  const key = join(folder, 'key');
  if (canSign) spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
  const signing = canSign ? ['--sign', key] : [];
  review = join(folder, 'review');
  await run('report', '-s', snapshot, '--catalogue', catalogue, ...given, '--out', review, ...signing);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Verifies a copy of the package in which something was done to a file. */
async function verifyWith(name: string, change: (bytes: Buffer) => Buffer): Promise<number> {
  const copy = await mkdtemp(join(folder, 'copy-'));
  await cp(review, copy, { recursive: true });
  await writeFile(join(copy, name), change(await readFile(join(copy, name))));
  const { code, said } = await run('verify', copy);
  await rm(copy, { recursive: true });
  expect(said.trim(), `says nothing of a change in ${name}`).not.toBe('');
  return code;
}

/** A byte anywhere in any file, and what it becomes. */
const changes = fc.record({ file: fc.nat(), at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) });

test('a package is verified as it was written', async () => {
  expect(await run('verify', review)).toMatchObject({ code: 0 });
});

test(
  'a package is not verified when a byte of any file is another',
  async () => {
    const files = (await readdir(review)).sort();
    const once = async ({ file, at, by }: { file: number; at: number; by: number }) => {
      const name = files[file % files.length] ?? '';
      const code = await verifyWith(name, (bytes) => {
        const place = at % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ by;
        return bytes;
      });
      expect({ name, at, by, isRefused: code === 1 || code === 2 }).toEqual({
        name,
        at,
        by,
        isRefused: true,
      });
    };
    const numRuns = 60 + Math.ceil(budget.cases / 20);
    await fc.assert(fc.asyncProperty(changes, once), { numRuns, seed: budget.seed });
  },
  10 * minutes,
);

test(
  'a package is not verified when a file is shorter, longer, gone, or one too many',
  async () => {
    for (const name of await readdir(review)) {
      expect(await verifyWith(name, (bytes) => bytes.subarray(0, -1)), name).not.toBe(0);
      expect(await verifyWith(name, (bytes) => Buffer.concat([bytes, Buffer.from(' ')])), name).not.toBe(0);
    }
    const copy = join(folder, 'copy');
    await cp(review, copy, { recursive: true });
    await writeFile(join(copy, 'notes.txt'), 'looks good');
    expect(await run('verify', copy)).toMatchObject({
      code: 2,
      said: expect.stringContaining('notes.txt: '),
    });
    await rm(join(copy, 'notes.txt'));
    await rm(join(copy, 'groups.csv'));
    expect(await run('verify', copy)).toMatchObject({
      code: 2,
      said: expect.stringContaining('groups.csv: '),
    });
  },
  10 * minutes,
);

test.each(['previousManifest', 'tool', 'snapshotModified', 'complete', 'formats', 'controlTotals'])(
  'a package is not verified when its manifest says something else of %s',
  async (field) => {
    const others: Readonly<Record<string, unknown>> = {
      previousManifest: 'a'.repeat(64),
      tool: { name: 'grantlens', version: '0.0.1' },
      snapshotModified: true,
      complete: false,
      formats: ['html'],
      controlTotals: [],
    };
    const code = await verifyWith('manifest.json', (bytes) => {
      const manifest = { ...JSON.parse(bytes.toString('utf8')), [field]: others[field] };
      return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
    });
    expect(code).toBe(2);
  },
);
