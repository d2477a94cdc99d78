import { isObject } from '@grantlens/snapshot/internal';
import type { ManagedObject } from '../log/managed-object.ts';
import type { Draft } from './draft.ts';
import type { TerraformEdit } from './plan.ts';

/** The edit of a configuration that does what a draft does, with the attributes of the provider (v5). */
export function terraformEdit({ address }: ManagedObject, draft: Draft): TerraformEdit {
  return { address, ...editOf(draft) };
}

/** The edit as a sentence, for people. */
export function terraformWords({ address, edit, hcl: attribute }: TerraformEdit, what: string): string {
  const written = attribute === null ? edit : `${edit} ${attribute}`;
  return `In Terraform, ${what}: in ${hclText(address)} ${written}. Done through the API, the next run would undo it.`;
}

function editOf({ action, body, object }: Draft): Omit<TerraformEdit, 'address'> {
  switch (action) {
    case 'remove-member':
    case 'delete-token':
      return { edit: 'delete the resource', hcl: null };
    case 'disable-token':
      return { edit: 'set', hcl: 'status = "disabled"' };
    case 'remove-group-member':
      return {
        edit: `delete { id = ${quoted(object.id.split('/').at(-1) ?? '')} } from members; where it is the last one, delete the resource`,
        hcl: null,
      };
    case 'set-member-roles':
      return { edit: 'set', hcl: `roles = ${hcl(idsOf(isObject(body) ? body.roles : null))}` };
    case 'set-group-policies':
    case 'set-member-policies':
      if (hasOwnScope(body))
        return {
          edit: 'narrow its policies; the provider writes no scope of a policy’s own, so make a resource group for what stays, and name it by its id',
          hcl: null,
        };
      return { edit: 'set', hcl: `policies = ${hcl(isObject(body) ? body.policies : [])}` };
    case 'set-token-policies':
      return { edit: 'set', hcl: `policies = ${hcl(isObject(body) ? tokenPolicies(body.policies) : [])}` };
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
