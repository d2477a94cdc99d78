import type { AccessGraph } from '@grantlens/engine';
import type { Policy, PolicyGrant, UserGroup } from '@grantlens/snapshot';
import { grantSentence } from '../words/permissions.ts';
import { placesOf } from './entitlements.ts';
import { compareBy, compareText } from './order.ts';
import type { GroupRow } from './rows.ts';

/** Every user group, by name, with who is in it and what it hands out. */
export function listGroups(access: AccessGraph): readonly GroupRow[] {
  return access.account.userGroups
    .map((group) => rowOf(access, group))
    .sort(
      compareBy(
        (row) => row.name,
        (row) => row.id,
      ),
    );
}

function rowOf(access: AccessGraph, group: UserGroup): GroupRow {
  const { principals, policies, gaps } = access.account;
  const own = policies.filter(({ holder }) => holder.kind === 'user-group' && holder.group === group.key);
  const members = principals.filter((principal) => principal.groups.some((key) => key === group.key));
  const notes = own.flatMap((policy) =>
    access.cellsOf(policy).flatMap((grant) => grant.gaps.map((id) => gaps.get(id)?.clouds ?? id)),
  );
  return {
    id: group.id ?? group.key,
    name: group.name,
    members: group.size,
    memberNames: members.map(({ email, name, key }) => email ?? name ?? key),
    policies: own.length,
    policyIds: own.flatMap(({ id }) => id ?? []).sort(),
    handsOut: distinct(
      own.flatMap((policy) => access.cellsOf(policy).map((grant) => sentenceOf(access, policy, grant))),
    ),
    notes: distinct(notes),
  };
}

/** A group has no verdict: what it hands out is said as the policy says it, and may be cut for a member of it. */
function sentenceOf(access: AccessGraph, { effect }: Policy, cell: PolicyGrant): string {
  const key = cell.permissionGroup;
  const permissionGroup = key === null ? null : (access.account.permissionGroups.get(key) ?? null);
  const verdict =
    cell.gaps.length > 0 || effect === 'either' ? 'unknown' : effect === 'allow' ? 'allowed' : 'denied';
  return grantSentence({
    effect,
    verdict,
    permissionGroup,
    places: placesOf(access, { cell, permissionGroup }),
  });
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort(compareText);
}
