import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantlens } from '../e2e/program.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';

const page = await readFile(new URL('../../apps/cli/docs/checks.md', import.meta.url), 'utf8');
const [checks = ''] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');
const blocks = [...page.matchAll(/```console\n\$ grantlens (.*)\n([\s\S]*?)```/g)].map(
  ([, command = '', output = '']) => [command, output] as const,
);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-checks-'));
  await writeFile(join(folder, 'checks.yaml'), checks);
  const snapshot = encodeSnapshot(await takeSnapshot('north-harbour'), 'json');
  await writeFile(join(folder, 'north-harbour.snapshot.json'), snapshot);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Output as a pattern: `…` is whatever changes from run to run. */
function pattern(output: string): RegExp {
  const escaped = output.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('…', '[^\\n]*')}$`);
}

test.each(blocks)('the page of checks shows what is printed by grantlens %s', async (command, output) => {
  const env = { GRANTLENS_SNAPSHOT: 'north-harbour.snapshot.json' };
  const { out } = await grantlens(command.split(' '), { env, cwd: folder });
  expect(out.trim()).toMatch(pattern(output));
});
