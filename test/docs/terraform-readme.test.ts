import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeSnapshot } from '@grantlens/snapshot';
import { expect, onTestFinished, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';

const root = new URL('../../', import.meta.url);
const page = await readFile(new URL('packages/terraform/README.md', root), 'utf8');
const example = /```ts\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

interface Example {
  preview(snapshotFile: string, planFile: string): readonly string[];
}

test('the example of the README says who gains and loses by a plan, and by which resource', async () => {
  // Inside the folder, so that the names of our packages are found.
  const folder = await mkdtemp(join(fileURLToPath(new URL('.', import.meta.url)), '.terraform-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [code, snapshot] = [join(folder, 'example.ts'), join(folder, 'agency.snapshot.json')];
  await writeFile(code, example);
  await writeFile(snapshot, encodeSnapshot(await takeSnapshot('small-agency'), 'json'));
  const { preview } = (await import(/* @vite-ignore */ code)) as Example;
  const lines = preview(snapshot, fileURLToPath(new URL('fixtures/small-agency/plan.json', root)));
  expect(lines).toContain(
    'tomas@lindenpike.example: allowed → not-granted by cloudflare_user_group.developers',
  );
  expect(lines.every((line) => !line.endsWith('by '))).toBe(true);
});
