import { expect, test } from 'vitest';
import { changeRow, planOf, planText } from '../plan.fixture.ts';
import { readTerraformPlan } from './read-plan.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const refusalOf = (file: Uint8Array): string => {
  try {
    readTerraformPlan(file);
  } catch (error) {
    expect(error).toMatchObject({ code: 'plan-unreadable' });
    return error instanceof Error ? error.message : '';
  }
  return 'it was read';
};

test.each([
  [
    'a file that is not JSON',
    bytes('Terraform will perform the following actions'),
    'it is not JSON, or cut short',
  ],
  ['a plan in its binary form', new Uint8Array([0x50, 0x4b, 3, 4]), 'it is a plan in its binary form'],
  ['what PowerShell writes', new Uint8Array([0xff, 0xfe, 0x7b, 0]), 'it is UTF-16 text'],
  [
    'a state as it is shown',
    bytes('{"format_version":"1.0","values":{"root_module":{}}}'),
    'it is a state, not a plan',
  ],
  ['a state with nothing in it', bytes('{"format_version":"1.0"}'), 'it is a state, not a plan'],
  [
    'a state as it is stored',
    bytes('{"version":4,"serial":3,"lineage":"x","resources":[]}'),
    'it is a state',
  ],
  ['a list', bytes('[]'), 'it is not a plan'],
  ['any other object', bytes('{"a":1}'), 'it has no format_version'],
  ['rows that are no list', bytes('{"format_version":"1.2","resource_changes":{}}'), 'is not a list'],
  [
    'what was changed outside it that is no list',
    bytes('{"format_version":"1.2","resource_changes":[],"resource_drift":{}}'),
    'its resource_drift is not a list',
  ],
  ['a row without a change', bytes('{"format_version":"1.2","resource_changes":[{}]}'), 'row 1 of its'],
  ['a later version', bytes('{"format_version":"2.0","resource_changes":[]}'), 'its format_version is not 1'],
  [
    'a key that stands twice',
    bytes('{"format_version":"1.2","resource_changes":[],"a":1,"a":2}'),
    '"a" twice',
  ],
  ['what is nested too deeply', bytes(`{"a":${'['.repeat(200)}${']'.repeat(200)}}`), 'nested too deeply'],
])('a plan is not read from %s, which is refused', (_, file, why) => {
  expect(refusalOf(file)).toContain(why);
});

test('a plan without changes has no rows, whether they are left out or null', () => {
  for (const rows of ['', ',"resource_changes":null'])
    expect(readTerraformPlan(bytes(`{"format_version":"1.2","planned_values":{}${rows}}`)).changes).toEqual(
      [],
    );
});

test('nothing of a file is kept but what bears on access', () => {
  const text = planText(
    [
      changeRow('cloudflare_account_token.t', {
        actions: ['update'],
        before: { id: 't1', name: 'deploy', value: 'SECRET-1' },
        after: { id: 't1', name: 'deploy', value: 'SECRET-2' },
      }),
      changeRow('aws_db_instance.d', { actions: ['create'], after: { password: 'SECRET-3' } }),
    ],
    {
      variables: { token: { value: 'SECRET-4' } },
      prior_state: { values: { outputs: { t: { value: 'SECRET-5' } } } },
      configuration: {
        root_module: {
          resources: [
            {
              mode: 'managed',
              type: 'cloudflare_account_token',
              name: 't',
              expressions: { name: { constant_value: 'SECRET-6' } },
            },
          ],
          variables: { token: { default: 'SECRET-7' } },
        },
      },
    },
  );
  const plan = readTerraformPlan(bytes(text));
  const all = JSON.stringify(plan, (_, value: unknown) => (value instanceof Map ? [...value] : value));
  expect(all).toContain('deploy');
  expect(all).not.toContain('SECRET');
});

test.each<[readonly string[], readonly string[] | null]>([
  [['no-op'], []],
  [['read'], []],
  [['forget'], []],
  [['create'], ['create']],
  [
    ['delete', 'create'],
    ['delete', 'create'],
  ],
  [
    ['create', 'delete'],
    ['create', 'delete'],
  ],
  [['create', 'forget'], ['create']],
  [['open'], null],
])('the actions %j are the steps %j', (actions, steps) => {
  expect(planOf([changeRow('cloudflare_user_group.g', { actions })]).changes[0]?.steps).toEqual(steps);
});
