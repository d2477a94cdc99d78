import { GrantlensError } from '@grantlens/snapshot';
import { isObject, readStrictJson, whereIn } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import { type ManagedObject, managedKinds } from '../log/managed-object.ts';

/** The resources of the provider (v5) that a step may be on, and the attribute with the id of the object. */
const kinds: Readonly<Record<string, readonly [ManagedObject['kind'], string]>> = {
  cloudflare_account_member: ['member', 'id'],
  cloudflare_user_group: ['user-group', 'id'],
  cloudflare_user_group_members: ['user-group-members', 'user_group_id'],
  cloudflare_account_token: ['token', 'id'],
};

/** An object that Terraform manages in some account. */
interface StatedObject extends ManagedObject {
  readonly account: string;
}

/**
 * Reads which objects of an account Terraform manages, from what `terraform show -json` writes of its state, or from what is
 * kept of that. Nothing else of the file is kept: it may hold secrets.
 *
 * @throws GrantlensError `file-unreadable`
 */
export function readTerraformState(bytes: Uint8Array, accountId: string): readonly ManagedObject[] {
  return statedObjects(bytes)
    .filter(({ account }) => account === accountId)
    .map(({ kind, id, address }) => ({ kind, id, address }));
}

const keptFormat = 'grantlens.terraform-managed';

const keptFile = z.strictObject({
  format: z.literal(keptFormat),
  version: z.literal(1),
  objects: z.array(
    z.strictObject({ account: z.string(), kind: z.enum(managedKinds), id: z.string(), address: z.string() }),
  ),
});

/**
 * What is kept of a state: ids and addresses of the objects that grantlens knows, of one account where it is named, and no
 * value of any other attribute.
 *
 * @throws GrantlensError `file-unreadable`
 */
export function keptTerraformState(bytes: Uint8Array, accountId: string | null = null): Uint8Array {
  const objects = statedObjects(bytes)
    .filter(({ account }) => accountId === null || account === accountId)
    .map(({ account, kind, id, address }) => JSON.stringify({ account, kind, id, address }));
  const lines = [...new Set(objects)].sort().map((line) => `\n    ${line}`);
  const text = `{\n  "format": "${keptFormat}",\n  "version": 1,\n  "objects": [${lines.join(',')}\n  ]\n}\n`;
  return new TextEncoder().encode(text);
}

function statedObjects(bytes: Uint8Array): readonly StatedObject[] {
  const reading = readStrictJson(bytes);
  if (reading.kind === 'problem') throw new GrantlensError('file-unreadable', reading.why);
  if (isObject(reading.value) && reading.value.format === keptFormat) return keptObjects(reading.value);
  const values = isObject(reading.value) ? reading.value.values : null;
  if (!isObject(values) || !isObject(values.root_module))
    throw new GrantlensError(
      'file-unreadable',
      'it is not what "terraform show -json" writes of a state: it has no values.root_module',
    );
  return resourcesIn(values.root_module).flatMap(managedIn);
}

function keptObjects(kept: unknown): readonly StatedObject[] {
  const read = keptFile.safeParse(kept);
  if (!read.success) throw new GrantlensError('file-unreadable', whereIn(read.error));
  return read.data.objects;
}

function resourcesIn(module: unknown): readonly unknown[] {
  if (!isObject(module)) return [];
  const { resources, child_modules: children } = module;
  return [
    ...(Array.isArray(resources) ? resources : []),
    ...(Array.isArray(children) ? children.flatMap(resourcesIn) : []),
  ];
}

function managedIn(resource: unknown): readonly StatedObject[] {
  if (!isObject(resource) || resource.mode !== 'managed' || !isObject(resource.values)) return [];
  const { type, address, values } = resource;
  const known = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  const { account_id: account } = values;
  if (known === undefined || typeof address !== 'string' || typeof account !== 'string') return [];
  const [kind, attribute] = known;
  const id = values[attribute];
  return typeof id === 'string' ? [{ account, kind, id, address }] : [];
}
