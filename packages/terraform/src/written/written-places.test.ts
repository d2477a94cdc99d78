import { expect, test } from 'vitest';
import { readTerraformPlan } from '../document/read-plan.ts';
import { openWrittenPlaces } from './written-places.ts';

const plan = readTerraformPlan(
  Buffer.from(
    JSON.stringify({
      format_version: '1.2',
      configuration: {
        root_module: {
          module_calls: {
            team: {
              source: './modules/team',
              module: { module_calls: { inner: { source: '../inner/', module: {} } } },
            },
            registry: { source: 'example/access/cloudflare', module: {} },
            up: { source: '../shared', module: {} },
          },
        },
      },
      resource_changes: [],
    }),
  ),
);

const files: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': { 'main.tf': '\nresource "cloudflare_user_group" "ops" {}', 'other.tf': 'resource "a" "b" {}' },
  'modules/team': { 'm.tf': 'resource "cloudflare_user_group" "ops" {}' },
  'modules/inner': { 'i.tf': '\n\nresource "cloudflare_user_group" "ops" {}' },
  '../shared': { 's.tf': 'resource "cloudflare_user_group" "ops" {}' },
};
const asked: string[] = [];
const placeOf = openWrittenPlaces(plan, (folder) => {
  asked.push(folder);
  return Object.entries(files[folder] ?? {}).map(([name, text]) => ({ path: `${folder}/${name}`, text }));
});

test.each([
  ['cloudflare_user_group.ops', '/main.tf', 2],
  ['cloudflare_user_group.ops["a.b"]', '/main.tf', 2],
  ['a.b[0]', '/other.tf', 1],
  ['module.team["x.y"].cloudflare_user_group.ops', 'modules/team/m.tf', 1],
  ['module.team[0].module.inner.cloudflare_user_group.ops["k"]', 'modules/inner/i.tf', 3],
  ['module.up.cloudflare_user_group.ops', '../shared/s.tf', 1],
] as const)('the resource %s of a plan is written in %s at line %i', (address, path, line) => {
  expect(placeOf(address)).toEqual({ path, line });
});

test.each([
  'cloudflare_user_group.none',
  'module.registry.cloudflare_user_group.ops',
  'module.none.cloudflare_user_group.ops',
  'not an address]',
  '',
])('the place of the resource %j of a plan is not known', (address) => {
  expect(placeOf(address)).toBeNull();
});

test('the files of a module are read once, and those of a module from elsewhere never', () => {
  expect(asked.sort()).toEqual(['', '../shared', 'modules/inner', 'modules/team']);
});
