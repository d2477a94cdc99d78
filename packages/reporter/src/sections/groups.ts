import type { Access } from '@grantlens/engine';
import { membersOf, openRecordedChanges } from '@grantlens/engine/internal';
import type { Policy, Principal, UserGroup } from '@grantlens/snapshot';
import type { PolicyGrant, TerraformManages } from '@grantlens/snapshot/internal';
import { compareTexts, managerOf } from '@grantlens/snapshot/internal';
import type { GroupRow } from '../model/tables/groups.ts';
import { placesOf } from '../rows/entitlement-row.ts';
import { utc } from '../words/moments.ts';
import { compareBy } from '../words/order.ts';
import { changedByWords } from '../words/origin.ts';
import { grantSentence } from '../words/permissions.ts';

/** Every user group, by name, with its members and what it gives them. */
export function listGroups(access: Access, terraform: TerraformManages = null): readonly GroupRow[] {
  const { ofUserGroup } = openRecordedChanges(access.account);
  const members = membersOf(access.account.principals);
  return access.account.userGroups
    .map((group) => ({
      ...rowOf(access, group, members.get(group.key) ?? []),
      managedBy: managerOf(group, access.account, terraform),
      ...madeAt(group),
      changedBy: changedByWords(ofUserGroup(group)),
    }))
    .sort(
      compareBy(
        (row) => row.name,
        (row) => row.id,
      ),
    );
}

function madeAt({ made }: UserGroup): Pick<GroupRow, 'createdAt' | 'createdFrom'> {
  if (made?.at === undefined) return { createdAt: null, createdFrom: null };
  return { createdAt: utc(made.at), createdFrom: 'created_on of the user group' };
}

function rowOf(
  access: Access,
  group: UserGroup,
  members: readonly Principal[],
): Omit<GroupRow, 'managedBy' | 'createdAt' | 'createdFrom' | 'changedBy'> {
  const { gaps } = access.account;
  const own = access.policiesOf(group.key);
  const handsOut = new Set<string>();
  const notes = new Set<string>();
  for (const policy of own) {
    for (const cell of access.cellsOf(policy)) {
      handsOut.add(sentenceOf(access, policy, cell));
      for (const id of cell.gaps) notes.add(gaps.get(id)?.clouds ?? id);
    }
  }
  return {
    id: group.id ?? group.key,
    name: group.name,
    members: group.size,
    memberNames: members.map(({ email, name, key }) => email ?? name ?? key),
    policies: own.length,
    policyIds: own.flatMap(({ id }) => id ?? []).sort(),
    handsOut: [...handsOut].sort(compareTexts),
    notes: [...notes].sort(compareTexts),
  };
}

/** A group has no verdict: this says what its policies give, which a deny may take from single members. */
function sentenceOf(access: Access, { effect }: Policy, cell: PolicyGrant): string {
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
