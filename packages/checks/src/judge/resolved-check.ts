import type { Permission, Subject } from '@grantlens/engine';
import { collectionGap, didYouMean } from '@grantlens/engine/internal';
import type { Account, UserGroup } from '@grantlens/snapshot';
import { lookupIn } from '@grantlens/snapshot/internal';
import type { Assertion, Check } from '../file/check.ts';
import type { Blame } from '../file/fault.ts';
import type { LocatedText } from '../file/located.ts';
import type { Missing } from '../names/missing.ts';
import { permissionsNamed } from '../names/permissions.ts';
import { type PolicyWanted, permissionGroupNamed, scopeNamed, wantedPolicies } from '../names/policies.ts';
import { resourcesNamed } from '../names/resources.ts';

/** A check with what it names found in an account. */
export type ResolvedCheck = {
  readonly check: Check;
  /** What it names and the snapshot does not show. */
  readonly missing: readonly Missing[];
} & (AboutAccess | AboutGroup);

/** A check of who has what. */
interface AboutAccess {
  readonly about: 'access';
  readonly assertion: Exclude<Assertion, { readonly kind: 'hands-out' }>;
  /** One; of a separation one for each of its lists. */
  readonly permissions: readonly Permission[];
  readonly subjects: readonly Subject[];
  readonly notes: readonly string[];
}

/** A check of what a user group gives. */
interface AboutGroup {
  readonly about: 'group';
  /** Null where it is not there. */
  readonly userGroup: UserGroup | null;
  readonly wanted: readonly PolicyWanted[];
}

/** Finds what a check names; null, with a fault for each, where it names a permission that does not exist. */
export function resolveCheck(check: Check, account: Account, blame: Blame): ResolvedCheck | null {
  const { assertion, permissions, resources } = check;
  if (assertion.kind === 'hands-out') return resolveGroup(check, assertion, account, blame);
  const lists = assertion.kind === 'separation' ? assertion.lists : [permissions];
  const found = lists.map((texts) => permissionsNamed(texts, account, blame));
  if (found.some((one) => one === null)) return null;
  const anywhere = { subjects: [{ kind: 'anywhere' } as const], missing: [], notes: [] };
  const isAnywhere = assertion.kind === 'separation' && resources.length === 0;
  const { subjects, missing, notes } = isAnywhere ? anywhere : resourcesNamed(resources, account);
  return {
    check,
    about: 'access',
    assertion,
    permissions: found.filter((one) => one !== null),
    subjects,
    missing,
    notes,
  };
}

function resolveGroup(
  check: Check,
  { group, policies }: Extract<Assertion, { readonly kind: 'hands-out' }>,
  account: Account,
  blame: Blame,
): ResolvedCheck | null {
  const missing: Missing[] = [];
  const userGroup = groupNamed(group, account, missing);
  let isFaulty = false;
  const wanted = policies.flatMap((policy): readonly PolicyWanted[] => {
    const permissionGroup = permissionGroupNamed(policy.permissionGroup, account, blame);
    const scope = scopeNamed(policy.resource, account, blame);
    if (permissionGroup === null || scope === null) isFaulty = true;
    else if ('what' in scope) missing.push(scope);
    return permissionGroup === null || scope === null || 'what' in scope
      ? []
      : wantedPolicies(permissionGroup, scope);
  });
  return isFaulty ? null : { check, about: 'group', userGroup, wanted, missing };
}

function groupNamed({ value }: LocatedText, account: Account, missing: Missing[]): UserGroup | null {
  const text = value.trim();
  const [only, ...others] = lookupIn(account)
    .userGroupsNamed([text])
    .filter(({ id, name }) => id === text || name === text);
  if (only !== undefined && others.length === 0) return only;
  const names = account.userGroups.flatMap(({ name }) => name ?? []);
  const what =
    only === undefined
      ? `there is no user group "${text}"${didYouMean(text, names)}`
      : `${others.length + 1} user groups are called "${text}": name it by its id`;
  missing.push({ what, gap: only === undefined ? collectionGap(account, 'userGroups') : null });
  return null;
}
