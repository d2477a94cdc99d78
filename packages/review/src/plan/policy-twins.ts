import type { Policy } from '@grantlens/snapshot';
import { isObject, type JsonObject } from '@grantlens/snapshot/internal';
import { listOf } from './reach-surface.ts';

/** A policy as received, and what it was read as: null where it gives nothing. */
export interface PolicyTwin {
  readonly raw: JsonObject;
  readonly policy: Policy | null;
}

/** The policies of a row, without those of user groups that it repeats. */
export interface PolicyTwins {
  readonly twins: readonly PolicyTwin[];
  /** Whether one of those left out has no id, so that it may be a policy of its own. */
  readonly isAmbiguous: boolean;
}

/**
 * Puts the policies of a row together with what they were read as; null where that is not certain. `ofGroups` are the
 * policies of the user groups of the member: a row may repeat them.
 */
export function twinsOf(
  raws: unknown,
  held: readonly Policy[],
  ofGroups: readonly Policy[],
): PolicyTwins | null {
  if (!Array.isArray(raws) || held.some(({ kind }) => kind === 'unseen')) return null;
  const twins: PolicyTwin[] = [];
  let isAmbiguous = false;
  for (const raw of raws as readonly unknown[]) {
    if (!isObject(raw)) return null;
    const row = raw as JsonObject;
    const id = typeof row.id === 'string' ? row.id : null;
    const same = held.filter((policy) => policy.id === id && (id !== null || saysTheSame(row, policy)));
    const [twin] = same;
    if (same.length > 1) return null;
    if (twin !== undefined) twins.push({ raw: row, policy: twin });
    else if (id !== null && ofGroups.some((policy) => policy.id === id)) continue;
    else if (givesNothing(row) || (id !== null && ofGroups.every((policy) => policy.id !== null)))
      twins.push({ raw: row, policy: null });
    else isAmbiguous = true;
  }
  const found = new Set(twins.map(({ policy }) => policy));
  return held.every((policy) => found.has(policy)) ? { twins, isAmbiguous } : null;
}

function givesNothing({ permission_groups, resource_groups, resources }: JsonObject): boolean {
  const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;
  return (
    isEmpty(permission_groups) ||
    isEmpty(resource_groups) ||
    (isObject(resources) && Object.keys(resources).length === 0)
  );
}

/** Of policies without an id; that they say the same of each resource group is seen by the keys that they name. */
function saysTheSame(row: JsonObject, policy: Policy): boolean {
  const word = row.access ?? row.effect;
  const effect = word === undefined || word === 'allow' ? 'allow' : word === 'deny' ? 'deny' : 'either';
  if (effect !== policy.effect) return false;
  const groups = listOf(row.permission_groups).map((group) => (isObject(group) ? group.id : null));
  return (
    sameTexts(
      groups,
      policy.permissionGroups.map(({ key }) => key),
    ) &&
    sameTexts(
      keysIn(row.resource_groups ?? row.resources),
      policy.resourceGroups.flatMap(({ places }) => places.flatMap(({ objectKey }) => objectKey ?? [])),
    )
  );
}

/** The keys of objects that the resource groups of a policy, or the resources of a token's, name. */
function keysIn(reach: unknown): readonly unknown[] {
  if (isObject(reach))
    return Object.values(reach).flatMap((value) => (isObject(value) ? Object.keys(value) : ['*']));
  return listOf(reach).flatMap((group) => {
    const scope = isObject(group) ? group.scope : null;
    return (Array.isArray(scope) ? scope : [scope]).flatMap((one: unknown) =>
      listOf(isObject(one) ? one.objects : null).map((object) => (isObject(object) ? object.key : null)),
    );
  });
}

function sameTexts(one: readonly unknown[], other: readonly unknown[]): boolean {
  const [a, b] = [new Set(one), new Set(other)];
  return a.size === b.size && [...a].every((text) => b.has(text));
}
