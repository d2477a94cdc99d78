import { isObject } from '@grantlens/snapshot/internal';
import type { Draft } from './draft.ts';
import type { ManagedObject } from './plan-input.ts';

/** The edit of a configuration that does what a draft does, as a sentence with the attributes of the provider (v5). */
export function terraformEdit({ address }: ManagedObject, draft: Draft, what: string): string {
  return `In Terraform, ${what}: in ${hclText(address)} ${editOf(draft)} Done through the API, the next run would undo it.`;
}

function editOf({ action, body, object }: Draft): string {
  switch (action) {
    case 'remove-member':
    case 'delete-token':
      return 'delete the resource.';
    case 'disable-token':
      return 'set status = "disabled".';
    case 'remove-group-member':
      return `delete { id = ${quoted(object.id.split('/').at(-1) ?? '')} } from members; where it is the last one, delete the resource.`;
    case 'set-member-roles':
      return `set roles = ${hcl(idsOf(isObject(body) ? body.roles : null))}.`;
    case 'set-group-policies':
    case 'set-member-policies':
      if (hasOwnScope(body))
        return 'narrow its policies; the provider writes no scope of a policy’s own, so make a resource group for what stays, and name it by its id.';
      return `set policies = ${hcl(isObject(body) ? body.policies : [])}.`;
    case 'set-token-policies':
      return `set policies = ${hcl(isObject(body) ? tokenPolicies(body.policies) : [])}.`;
  }
}

function hasOwnScope(body: unknown): boolean {
  const policies = isObject(body) && Array.isArray(body.policies) ? body.policies : [];
  return policies.some(
    (policy: unknown) =>
      isObject(policy) &&
      Array.isArray(policy.resource_groups) &&
      policy.resource_groups.some((group: unknown) => isObject(group) && group.scope !== undefined),
  );
}

/** A token's policy carries its resources as a JSON text. */
function tokenPolicies(policies: unknown): unknown {
  if (!Array.isArray(policies)) return policies;
  return policies.map((policy: unknown) =>
    isObject(policy) ? { ...policy, resources: JSON.stringify(policy.resources) } : policy,
  );
}

function idsOf(rows: unknown): readonly unknown[] {
  return Array.isArray(rows) ? rows.map((row: unknown) => (isObject(row) ? row.id : row)) : [];
}

/** A value as an expression of HCL. */
export function hcl(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(hcl).join(', ')}]`;
  if (isObject(value)) {
    const fields = Object.entries(value).map(
      ([name, field]) => `${isName(name) ? name : quoted(name)} = ${hcl(field)}`,
    );
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  }
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value ?? null);
}

function isName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(text);
}

/** A text of HCL: what starts a template in one is doubled. */
function quoted(text: string): string {
  return hclText(JSON.stringify(text));
}

function hclText(text: string): string {
  return text.replaceAll('${', () => '$${').replaceAll('%{', () => '%%{');
}
