import { expect, test } from 'vitest';
import { readTerraformState } from './read-terraform-state.ts';

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const resource = (type: string, address: string, values: object, mode = 'managed') => ({
  ...{ mode, type, address, values: { account_id: 'a1', ...values } },
});

test('what Terraform manages in the account is read from every module, and nothing else of the file', () => {
  const state = {
    values: {
      root_module: {
        resources: [
          resource('cloudflare_account_member', 'cloudflare_account_member.ada', { id: 'ada' }),
          resource('cloudflare_account_member', 'data.cloudflare_account_member.bob', { id: 'bob' }, 'data'),
          resource('cloudflare_account_member', 'cloudflare_account_member.cal', {
            id: 'c',
            account_id: 'a2',
          }),
          resource('cloudflare_zone', 'cloudflare_zone.z', { id: 'z' }),
        ],
        child_modules: [
          {
            resources: [
              resource('cloudflare_user_group_members', 'module.t.m["x"]', { id: 'no', user_group_id: 'g1' }),
              resource('cloudflare_account_token', 'module.t.k', { id: 't1', value: 'secret' }),
            ],
          },
        ],
      },
    },
  };
  expect(readTerraformState(bytes(state), 'a1')).toEqual([
    { kind: 'member', id: 'ada', address: 'cloudflare_account_member.ada' },
    { kind: 'user-group-members', id: 'g1', address: 'module.t.m["x"]' },
    { kind: 'token', id: 't1', address: 'module.t.k' },
  ]);
});

test('a file that is not the state that Terraform shows is refused', () => {
  const refused = expect.objectContaining({ code: 'file-unreadable' });
  expect(() => readTerraformState(bytes({ version: 4, resources: [] }), 'a1')).toThrow(refused);
  expect(() => readTerraformState(new TextEncoder().encode('{'), 'a1')).toThrow(refused);
});
