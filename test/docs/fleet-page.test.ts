import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantlens } from '../e2e/program.ts';
import { takeEarlierSnapshot } from '../scenarios/earlier.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { argumentsOf, pattern, printedIn } from './printed-page.ts';

const page = await readFile(new URL('../../apps/cli/docs/fleet.md', import.meta.url), 'utf8');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-fleet-page-'));
  const write = async (place: string, name: string, snapshot: Snapshot) => {
    await mkdir(join(folder, place), { recursive: true });
    await writeFile(join(folder, place, `${name}.snapshot.json`), encodeSnapshot(snapshot, 'json'));
  };
  await write('accounts-q3', 'harbour', await takeEarlierSnapshot('north-harbour', 'q3'));
  await write('accounts', 'agency', await takeSnapshot('small-agency'));
  await write('accounts', 'harbour', await takeSnapshot('north-harbour'));
  const check = { id: 'billing', title: 'Only Ruth and Marta change billing', permission: 'billing:edit' };
  const held = { ...check, resource: 'account', 'nobody-but': { members: ['ruth@*', 'marta.fell@*'] } };
  const checks = { format: 'grantlens.checks', version: 1, checks: [held] };
  await writeFile(join(folder, 'billing.yaml'), JSON.stringify(checks));
  await writeFile(join(folder, 'accounts', 'other.snapshot.json'), '{"format": "other"}');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const printed = printedIn(page);

test('the page of fleets shows what is printed', () => {
  expect(printed.length).toBeGreaterThan(0);
});

test.each(printed)('the page of fleets shows what is printed by grantlens %s', async (command, output) => {
  const { out } = await grantlens(argumentsOf(command, folder), { cwd: folder });
  expect(out.trim()).toMatch(pattern(output));
});
