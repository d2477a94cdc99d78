import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantlens } from '../e2e/program.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';

const page = await readFile(new URL('../../apps/cli/docs/build-servers.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```console\n\$ grantlens ([^\n]+)\n([\s\S]*?)```/g)].map(
  ([, command = '', shown = '']) => [command, shown] as const,
);

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-build-servers-'));
  const snapshot = encodeSnapshot(await takeSnapshot('north-harbour'), 'json');
  await writeFile(join(folder, 'north-harbour.snapshot.json'), snapshot);
  const [, checks = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  await writeFile(join(folder, 'access.yaml'), checks);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Output as a pattern: a line that is `…` alone represents any number of lines, and elsewhere it is the rest of a line. */
function pattern(shown: string): RegExp {
  const escaped = shown.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const lines = escaped.replace(/^…\n/gm, '(?:.*\\n)*?');
  return new RegExp(`^${lines.replaceAll('…', '[^\\n]*')}$`);
}

test.each(examples)(
  'the page about build servers shows what is printed by grantlens %s',
  async (command, shown) => {
    const { out } = await grantlens(command.split(' '), {
      cwd: folder,
      env: { GRANTLENS_SNAPSHOT: 'north-harbour.snapshot.json' },
    });
    expect(out).toMatch(pattern(shown));
  },
);
