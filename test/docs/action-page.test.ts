import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { actionFolder } from '../e2e/composite-action.ts';
import { junitFaults } from '../e2e/official-schemas.ts';
import { grantlens } from '../e2e/program.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';

const page = await readFile(join(actionFolder, 'README.md'), 'utf8');
const action = await readFile(join(actionFolder, 'action.yml'), 'utf8');
const manifest = await readFile(join(actionFolder, '../cli/package.json'), 'utf8');
const [, gitlab, hooks] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => parse(text));

const checks = `format: grantlens.checks
version: 1
checks:
  - { id: supers, permission: all_privileges, resource: account, at-least: 2 }
`;

test('the page of the action names every input and output, and no other one', () => {
  const { inputs, outputs } = parse(action) as Readonly<Record<'inputs' | 'outputs', object>>;
  const [given = '', left = ''] = page.split('| output');
  const named = (text: string) =>
    [...text.matchAll(/^\| ((?:`[a-z-]+`(?:, )?)+)/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name),
    );
  expect([...named(given), 'api-base'].sort()).toEqual(Object.keys(inputs).sort());
  expect(named(left).sort()).toEqual(Object.keys(outputs).sort());
});

test('the page of the action names the version of the program', () => {
  const { version } = JSON.parse(manifest) as { readonly version: string };
  const named = [...page.matchAll(/(?:@v?|grantlens@)(\d[\w.-]*)/g)].map(([, one]) => one);
  expect(new Set(named)).toEqual(new Set([version]));
});

test('the commands for GitLab and pre-commit on the page of the action do what it says', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'grantlens-action-page-'));
  try {
    const snapshot = encodeSnapshot(await takeSnapshot('north-harbour'), 'gzip');
    await writeFile(join(folder, 'account.snapshot.json.gz'), snapshot);
    await writeFile(join(folder, 'access.checks.yaml'), checks);
    const [, command = ''] = gitlab.access.script as readonly string[];
    const args = command.replace(/^npx --yes grantlens@\S+ /, '').split(' ');
    expect((await grantlens(args, { cwd: folder })).code).toBe(0);
    const { junit } = gitlab.access.artifacts.reports as { readonly junit: string };
    expect(await junitFaults(await readFile(join(folder, junit), 'utf8'))).toEqual([]);
    const [{ entry, files }] = hooks.repos[0].hooks as readonly [
      { readonly entry: string; readonly files: string },
    ];
    expect('access.checks.yaml').toMatch(new RegExp(files));
    const hook = [...entry.split(' ').slice(1), 'access.checks.yaml'];
    expect((await grantlens(hook, { cwd: folder })).code).toBe(0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
