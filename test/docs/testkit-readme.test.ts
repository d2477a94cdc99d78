import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeSnapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';

const readme = await readFile(new URL('../../packages/testkit/README.md', import.meta.url), 'utf8');
const [rule = '', law = ''] = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');

let folder: string;

/** Runs an example: a module of its own beside this file, so that it finds what it imports. */
async function run(name: string, text: string): Promise<void> {
  const file = join(folder, `${name}.ts`);
  await writeFile(file, text);
  await import(/* @vite-ignore */ file);
}

beforeAll(async () => {
  folder = await mkdtemp(fileURLToPath(new URL('./.testkit-', import.meta.url)));
  const file = join(folder, 'my.snapshot.json');
  await writeFile(file, encodeSnapshot(await takeSnapshot('north-harbour'), 'json'));
  process.env.GRANTLENS_SNAPSHOT = file;
});

afterAll(async () => {
  delete process.env.GRANTLENS_SNAPSHOT;
  await rm(folder, { recursive: true, force: true });
});

describe("the testkit's README", () => {
  it('shows a rule that holds where a deny protects the zone', () => run('holds', rule));

  it('shows a rule that is found broken where nothing does', async () => {
    const unprotected = rule.replace('tickets.northharbour.example', 'status.northharbour.example');
    expect(unprotected).not.toBe(rule);
    await expect(run('broken', unprotected)).rejects.toThrow(/Property failed[\s\S]*Counterexample/);
  });

  it('shows a law held against an evaluator', () => run('law', law));
});
