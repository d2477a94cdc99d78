import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import { grantlens } from '../e2e/program.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';

const root = new URL('../../', import.meta.url);

test('the page about plans shows what the program prints for the plan of the fixture', async () => {
  const page = await readFile(new URL('apps/cli/docs/plans.md', root), 'utf8');
  const [, command = '', output = ''] = /```console\n\$ grantlens (.*)\n([\s\S]*?)```/.exec(page) ?? [];
  const folder = await mkdtemp(join(tmpdir(), 'grantlens-plans-page-'));
  try {
    await copyFile(new URL('fixtures/small-agency/plan.json', root), join(folder, 'plan.json'));
    const snapshot = join(folder, 'agency.snapshot.json');
    await writeFile(snapshot, encodeSnapshot(await takeSnapshot('small-agency'), 'json'));
    const { out } = await grantlens(command.split(' '), {
      cwd: folder,
      env: { GRANTLENS_SNAPSHOT: snapshot },
    });
    const escaped = output.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    expect(out.trim()).toMatch(new RegExp(`^${escaped.replaceAll('…', '[^\\n]*')}$`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
