import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeSnapshot } from '@grantlens/snapshot';
import type { Log } from 'sarif';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { sarifFaults } from './official-schemas.ts';
import { grantlens } from './program.ts';

let folder: string;
const plan = fileURLToPath(new URL('../../fixtures/small-agency/plan.json', import.meta.url));

const checks = `format: grantlens.checks
version: 1
checks:
  - { id: dns, severity: high, permission: "dns_records:edit", resource: crumb-bakery.example, standing: [active, latent], nobody-but: {} }
`;

const terraform = `# Who works on what.
resource "cloudflare_user_group" "release" {
  name = "Release"
}

resource "cloudflare_account_member" "freelancer" {
  for_each = var.freelancers
  email    = each.key
}
`;

const tokens = `/*
resource "cloudflare_account_token" "deploy_hook" {}
*/
resource "cloudflare_account_token" "deploy_hook" {
}
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-check-plan-places-'));
  const write = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);
  await write('now.json', encodeSnapshot(await takeSnapshot('small-agency'), 'json'));
  await write('access.yaml', checks);
  await mkdir(join(folder, 'terraform'));
  await write('terraform/people.tf', terraform);
  await write('terraform/tokens.tofu', tokens);
  await write(
    'terraform/large.tf',
    `${'#'.repeat(1_048_576)}\nresource "cloudflare_account_token" "deploy_hook" {}`,
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const check = (...more: readonly string[]) =>
  grantlens(['check', 'access.yaml', '-s', 'now.json', '--tf-plan', plan, '-o', 'sarif', ...more], {
    cwd: folder,
  });

async function placesOf(...more: readonly string[]): Promise<readonly (readonly [string, string])[]> {
  const { code, out } = await check(...more);
  expect(code).toBe(2);
  expect(await sarifFaults(out)).toEqual([]);
  const [run] = (JSON.parse(out) as Log).runs;
  return (run?.results ?? []).map(({ message, locations }) => {
    const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
    return [message.text?.split(' ')[0] ?? '', `${artifactLocation?.uri}:${region?.startLine}`];
  });
}

test('whoever breaks a check by a plan is shown at the line of the resource that brings it', async () => {
  const places = new Map(await placesOf('--tf-dir', 'terraform'));
  expect(places.get('mei@lindenpike.example')).toBe('terraform/people.tf:2');
  expect(places.get('sam@freelance.example')).toBe('terraform/people.tf:6');
  expect(places.get('token:deploy-hook')).toBe('terraform/tokens.tofu:4');
});

test('whoever breaks a check without the plan, or by a resource that no file shows, is shown at the check', async () => {
  for (const [, place] of await placesOf()) expect(place).toBe('access.yaml:4');
  await mkdir(join(folder, 'empty'), { recursive: true });
  for (const [, place] of await placesOf('--tf-dir', 'empty')) expect(place).toBe('access.yaml:4');
});

test('a folder of Terraform files that is not there is an error, and one without a plan too', async () => {
  const { code, err } = await check('--tf-dir', 'nowhere');
  expect(code).toBe(1);
  expect(err).toContain('--tf-dir nowhere: there is no such folder');
  const alone = await grantlens(['check', 'access.yaml', '-s', 'now.json', '--tf-dir', 'terraform'], {
    cwd: folder,
  });
  expect(alone.code).toBe(1);
  expect(alone.err).toContain('--tf-dir goes with --tf-plan');
});
