import { isObject } from '@grantlens/snapshot/internal';
import { flatResources } from './resources.ts';

/** What a policy of a member or user group says, whatever its id; null where it does not say all of it by ids. */
export function memberPolicyText(policy: unknown): string | null {
  if (!isObject(policy)) return null;
  const { access = 'allow', permission_groups, resource_groups } = policy;
  const [groups, resources] = [idsOf(permission_groups), idsOf(resource_groups)];
  if (typeof access !== 'string' || groups === null || resources === null) return null;
  return JSON.stringify([access, groups, resources]);
}

/** What a policy of a token says, whatever its id; null where that cannot be read. */
export function tokenPolicyText(policy: unknown): string | null {
  if (!isObject(policy)) return null;
  const { effect = 'allow', permission_groups, resources } = policy;
  const [groups, flat] = [idsOf(permission_groups), flatResources(resources)];
  if (typeof effect !== 'string' || groups === null || flat === null) return null;
  return JSON.stringify([effect, groups, flat]);
}

/** What a policy gives, wherever it gives it. */
export function givenText(policy: unknown): string {
  const { access, effect, permission_groups } = isObject(policy) ? policy : {};
  return JSON.stringify([access ?? effect ?? 'allow', idsOf(permission_groups)]);
}

/** The ids of rows, each once and in order; null where one has none. */
export function idsOf(rows: unknown): readonly string[] | null {
  if (!Array.isArray(rows)) return null;
  const ids = rows.map((row: unknown) => (isObject(row) ? row.id : row));
  return ids.every((id) => typeof id === 'string') ? [...new Set(ids)].sort() : null;
}
