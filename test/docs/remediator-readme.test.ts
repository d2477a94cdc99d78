import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Remediator from '@grantlens/remediator';
import { expect, onTestFinished, test } from 'vitest';
import { planOf, stage, steps } from '../e2e/remediator-account.ts';

const page = await readFile(new URL('../../packages/remediator/README.md', import.meta.url), 'utf8');
const example = /```ts\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

interface Example {
  carryOut(
    plan: Parameters<typeof Remediator.applyPlan>[0]['plan'],
    report: Parameters<typeof Remediator.applyPlan>[0]['report'],
  ): Promise<string>;
}

test('the example of the README carries out a plan', async () => {
  const { sandbox, served } = await stage();
  // Inside the folder, so that the names of our packages are found.
  const folder = await mkdtemp(join(fileURLToPath(new URL('.', import.meta.url)), '.remediator-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const code = example
    .replace('https://api.cloudflare.com/client/v4', sandbox.baseUrl)
    .replace('023e105f4ecef8ad9ca31a8372d0c353', 'shop-1')
    .replace("process.env.CLOUDFLARE_API_TOKEN ?? ''", "'any-token-0001'");
  const file = join(folder, 'example.ts');
  await writeFile(file, code);
  const { carryOut } = (await import(/* @vite-ignore */ file)) as Example;
  const before = await served();
  expect(await carryOut(planOf(steps.removeMember), () => undefined)).toBe('done');
  expect(await served()).not.toBe(before);
});
