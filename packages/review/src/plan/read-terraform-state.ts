import { GrantlensError } from '@grantlens/snapshot';
import { isObject, readStrictJson } from '@grantlens/snapshot/internal';
import type { ManagedObject } from '../log/managed-object.ts';

/** The resources of the provider (v5) that a step may be on, and the attribute with the id of the object. */
const kinds: Readonly<Record<string, readonly [ManagedObject['kind'], string]>> = {
  cloudflare_account_member: ['member', 'id'],
  cloudflare_user_group: ['user-group', 'id'],
  cloudflare_user_group_members: ['user-group-members', 'user_group_id'],
  cloudflare_account_token: ['token', 'id'],
};

/**
 * Reads which objects of an account Terraform manages, from what `terraform show -json` writes of its state.
 * Nothing else of the file is kept: it may hold secrets.
 *
 * @throws GrantlensError `file-unreadable`
 */
export function readTerraformState(bytes: Uint8Array, accountId: string): readonly ManagedObject[] {
  const reading = readStrictJson(bytes);
  if (reading.kind === 'problem') throw new GrantlensError('file-unreadable', reading.why);
  const values = isObject(reading.value) ? reading.value.values : null;
  if (!isObject(values) || !isObject(values.root_module))
    throw new GrantlensError(
      'file-unreadable',
      'it is not what "terraform show -json" writes of a state: it has no values.root_module',
    );
  return resourcesIn(values.root_module).flatMap((resource) => managedIn(resource, accountId));
}

function resourcesIn(module: unknown): readonly unknown[] {
  if (!isObject(module)) return [];
  const { resources, child_modules: children } = module;
  return [
    ...(Array.isArray(resources) ? resources : []),
    ...(Array.isArray(children) ? children.flatMap(resourcesIn) : []),
  ];
}

function managedIn(resource: unknown, accountId: string): readonly ManagedObject[] {
  if (!isObject(resource) || resource.mode !== 'managed' || !isObject(resource.values)) return [];
  const { type, address, values } = resource;
  const known = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (known === undefined || typeof address !== 'string' || values.account_id !== accountId) return [];
  const [kind, attribute] = known;
  const id = values[attribute];
  return typeof id === 'string' ? [{ kind, id, address }] : [];
}
