import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeSnapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';

const readme = await readFile(new URL('../../packages/testkit/README.md', import.meta.url), 'utf8');
const [rule = '', edits = '', evaluator = ''] = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(
  ([, text]) => text ?? '',
);

let folder: string;

/** Runs an example: a module of its own beside this file, so that it finds what it imports. */
async function run(name: string, text: string): Promise<void> {
  const file = join(folder, `${name}.ts`);
  await writeFile(file, text);
  await import(/* @vite-ignore */ file);
}

/** What an example fails with. */
async function refusal(name: string, text: string): Promise<string> {
  try {
    await run(name, text);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error(`the example ${name} does not fail`);
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

test("the rule of the testkit's README holds where a deny protects the zone", () => run('holds', rule));

test("the rule of the testkit's README fails where nothing protects the zone, and names who is concerned", async () => {
  const unprotected = rule.replace('tickets.northharbour.example', 'status.northharbour.example');
  expect(unprotected).not.toBe(rule);
  const text = await refusal('broken', unprotected);
  expect(text).toMatch(/Counterexample: \[(kai\.brennan|lena\.voss)@kelp-and-cable\.example \(member:/);
  expect(text).toContain('status.northharbour.example (com.cloudflare');
  expect(text.split('\n').length).toBeLessThanOrEqual(15);
});

test("the rule about edits of the testkit's README fails with the edit in words", async () => {
  const text = await refusal('edits', edits);
  expect(text).toMatch(/Counterexample: \[(give|put) /);
  expect(text.split('\n').length).toBeLessThanOrEqual(15);
});

test("a rule of the testkit's README with a permission that does not exist is refused with the nearest", async () => {
  const mistyped = rule.replace('dns_records:edit', 'dns_record:edit');
  expect(
    await refusal(
      'mistyped',
      `${mistyped}`.replace('fc.assert(rule)', 'fc.assert(rule, { includeErrorInReport: true })'),
    ),
  ).toContain('the nearest are "dns_records:edit"');
});

test("the evaluator of the testkit's README is held to the oracle and to a law", () =>
  run('evaluator', evaluator));

test("an evaluator that forgets denies is reported as the testkit's README says, in at most 15 lines", async () => {
  const forgetful = evaluator.replace(
    '=> verdict(principal, permission, resource)',
    "=> (verdict(principal, permission, resource) === 'denied' ? 'allowed' : verdict(principal, permission, resource))",
  );
  const text = await refusal('forgetful', forgetful);
  expect(text).toMatch(/yours says allowed, the oracle denied\n {2}/);
  expect(text.split('\n').filter((line) => line !== '' && !/^ +at /.test(line)).length).toBeLessThanOrEqual(
    15,
  );
});
