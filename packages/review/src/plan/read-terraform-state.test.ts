import { expect, test } from 'vitest';
import { keptTerraformState, readTerraformState } from './read-terraform-state.ts';

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

test('what is kept of a state is which objects it names, of one account where that is asked for, and no value of them', () => {
  const state = {
    values: {
      root_module: {
        resources: [
          resource('cloudflare_account_token', 'module.t.k', { id: 't1', value: 'a-secret', name: 'deploy' }),
          resource('cloudflare_account_member', 'cloudflare_account_member.cal', {
            id: 'c',
            account_id: 'a2',
            email: 'cal@example.com',
          }),
        ],
        child_modules: [
          {
            resources: [resource('cloudflare_account_token', 'module.t.k', { id: 't1', value: 'a-secret' })],
          },
        ],
      },
    },
  };
  const all = keptTerraformState(bytes(state));
  const ofOne = keptTerraformState(bytes(state), 'a1');
  for (const kept of [all, ofOne]) {
    expect(new TextDecoder().decode(kept)).not.toMatch(/secret|deploy|cal@example/);
    expect(readTerraformState(kept, 'a1')).toEqual([{ kind: 'token', id: 't1', address: 'module.t.k' }]);
  }
  expect(readTerraformState(all, 'a2')).toEqual([
    { kind: 'member', id: 'c', address: 'cloudflare_account_member.cal' },
  ]);
  expect(readTerraformState(ofOne, 'a2')).toEqual([]);
  expect(keptTerraformState(ofOne, 'a1')).toEqual(ofOne);
  expect(keptTerraformState(all, 'a1')).toEqual(ofOne);
  const forged = bytes({ ...JSON.parse(new TextDecoder().decode(all)), objects: [{ account: 'a1' }] });
  expect(() => readTerraformState(forged, 'a1')).toThrow(
    expect.objectContaining({ code: 'file-unreadable' }),
  );
});
