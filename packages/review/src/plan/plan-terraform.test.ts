import { expect, test } from 'vitest';
import type { Plan, PlanTask } from './plan.ts';
import { planTerraform } from './plan-terraform.ts';
import { hcl, terraformEdit, terraformWords } from './terraform-words.ts';

test('texts, names and lists are written in HCL, and nothing in them is a template', () => {
  const value = {
    name: `a "b" \${c} %{d}`,
    'request.ip': [true, 1, null],
    none: {},
    policies: [{ id: 'x' }, []],
  };
  expect(hcl(value)).toBe(
    '{ name = "a \\"b\\" $${c} %%{d}", "request.ip" = [true, 1, null], none = {}, policies = [{ id = "x" }, []] }',
  );
});

const address = 'cloudflare_account_token.deploy';
const draft = (action: string, body: unknown, id = 'x') =>
  ({ action, body, object: { kind: 'token', id, name: null } }) as unknown as Parameters<
    typeof terraformEdit
  >[1];
const managed = { kind: 'token', id: 'x', address } as const;
const edit = (action: string, body: unknown = null, id = 'x') =>
  terraformEdit(managed, draft(action, body, id));

test('each action is an edit of the attribute that the provider has for it', () => {
  const policies = [{ effect: 'allow', permission_groups: [{ id: 'dns' }], resources: { 'zone.z1': '*' } }];
  expect(edit('set-token-policies', { policies }).hcl).toBe(
    'policies = [{ effect = "allow", permission_groups = [{ id = "dns" }], resources = "{\\"zone.z1\\":\\"*\\"}" }]',
  );
  expect(edit('set-member-roles', { roles: [{ id: 'r1' }, { id: 'r2' }] }).hcl).toBe('roles = ["r1", "r2"]');
  expect(edit('disable-token')).toEqual({ address, edit: 'set', hcl: 'status = "disabled"' });
  expect(edit('remove-member')).toEqual({ address, edit: 'delete the resource', hcl: null });
  expect(edit('remove-group-member', null, 'g/m').edit).toContain('delete { id = "m" } from members');
  const named = [{ access: 'allow', permission_groups: [{ id: 'dns' }], resource_groups: [{ id: 'all' }] }];
  expect(edit('set-group-policies', { policies: named }).hcl).toBe(
    'policies = [{ access = "allow", permission_groups = [{ id = "dns" }], resource_groups = [{ id = "all" }] }]',
  );
  const inline = [{ access: 'allow', permission_groups: [], resource_groups: [{ scope: { key: 'k' } }] }];
  expect(edit('set-member-policies', { policies: inline })).toMatchObject({ hcl: null });
  expect(terraformWords(edit('disable-token'), 'disable it')).toBe(
    `In Terraform, disable it: in ${address} set status = "disabled". Done through the API, the next run would undo it.`,
  );
});

test('a plan for Terraform holds the edits, and everything else as comments on one line', () => {
  const task = (id: string, what: string, terraform: PlanTask['terraform']): PlanTask => ({
    id,
    units: [],
    what,
    terraform,
  });
  const plan: Plan = {
    format: 'grantlens.plan',
    version: 1,
    package: 'a'.repeat(64),
    snapshot: 'sha256-',
    steps: [],
    tasks: [
      task('t-1', 'x', { address, edit: 'set', hcl: 'status = "disabled"' }),
      task('t-2', 'Ask\nEve', null),
    ],
    unintended: [],
    refused: [{ units: ['u-1'], reason: 'no', cause: 'unseen' }],
  };
  expect(planTerraform(plan).split('\n')).toEqual([
    `# Plan of the package ${'a'.repeat(64)}, from the snapshot sha256-.`,
    '',
    `# t-1 ${address}: set`,
    'status = "disabled"',
    '',
    '# By hand: t-2 Ask\\u000aEve',
    '# Refused (u-1): no',
    '',
  ]);
});
