import type { DrawnResource, Row } from './resources.ts';

/** The JSON of a plan. */
export interface PlanDocument {
  readonly format_version: string;
  readonly terraform_version: string;
  readonly planned_values: Row;
  readonly resource_changes: readonly Row[];
  readonly configuration: Row;
}

/** What `terraform show -json` writes of a plan of these resources. */
export function planDocument(resources: readonly DrawnResource[], accountId: string): PlanDocument {
  const rows = resources.map((one) => changeRow(one, accountId));
  return {
    format_version: '1.2',
    terraform_version: '1.14.0',
    planned_values: { root_module: {} },
    resource_changes: rows,
    configuration: { root_module: { resources: resources.map(configured) } },
  };
}

/** Such a document as a file. */
export function bytesOf(document: PlanDocument): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(document));
}

const newMember = (name: string) => `cloudflare_account_member.${name}`;

function changeRow(
  { type, name, action, id, before, after, newGroup, newMembers = [] }: DrawnResource,
  accountId: string,
): Row {
  const at = { account_id: accountId };
  const stays = action === 'update' ? { id } : {};
  return {
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    provider_name: 'registry.terraform.io/cloudflare/cloudflare',
    change: {
      actions: action.split('-'),
      before: before && { ...at, ...before },
      after: after && { ...at, ...stays, ...spelled(after, newMembers) },
      after_unknown: {
        ...(action === 'update' ? {} : { id: true }),
        ...(newGroup === undefined ? {} : { user_group_id: true }),
        ...(newMembers.length === 0 ? {} : { members: marksOf(after, newMembers) }),
        ...(after?.roles === undefined ? {} : { policies: true }),
        ...(type === 'cloudflare_account_member' && after?.policies !== undefined ? { roles: true } : {}),
      },
      before_sensitive: {},
      after_sensitive: {},
    },
  };
}

/** The provider has `resources` as JSON text, and members whose id is not known without it. */
function spelled(after: Row, newMembers: readonly string[]): Row {
  const policies = Array.isArray(after.policies) ? (after.policies as readonly Row[]) : null;
  return {
    ...after,
    ...(policies && {
      policies: policies.map((policy) =>
        'resources' in policy ? { ...policy, resources: JSON.stringify(policy.resources) } : policy,
      ),
    }),
    ...(newMembers.length === 0
      ? {}
      : { members: [...(after.members as readonly Row[]), ...newMembers.map(() => ({}))] }),
  };
}

function marksOf(after: Row | null, newMembers: readonly string[]): readonly Row[] {
  const known = (after?.members ?? []) as readonly Row[];
  return [...known.map(() => ({})), ...newMembers.map(() => ({ id: true }))];
}

function configured({ type, name, newGroup, newMembers = [] }: DrawnResource): Row {
  const group = `cloudflare_user_group.${newGroup}`;
  return {
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    expressions: {
      ...(newGroup === undefined ? {} : { user_group_id: { references: [`${group}.id`, group] } }),
      members: { references: newMembers.flatMap((one) => [`${newMember(one)}.id`, newMember(one)]) },
    },
  };
}
