import type { Account, Member, Policy, Principal, Token, UserGroup, UserGroupKey } from '@grantlens/snapshot';
import { type GapId, type Holder, overlaid } from '@grantlens/snapshot/internal';
import { checkEdits } from './check-edits.ts';
import type { Edit } from './edit.ts';
import { withEnabled } from './enabled-token.ts';
import { holderOf } from './grantee-holder.ts';
import { newPolicy, withGapsOf } from './new-policy.ts';
import { withoutContent } from './policy-content.ts';
import { withoutTaken } from './taken-policies.ts';

/**
 * The account as it would be after some edits, one after the other. What an edit does not touch is shared.
 *
 * @throws GrantlensError where an edit names a principal, user group or policy that is not there
 */
export function applyEdits(account: Account, edits: readonly Edit[]): Account {
  checkEdits(edits, account);
  return afterEdits(account, edits);
}

/** The same of edits that were checked, where the account may be a part of the one they are for. */
export function afterEdits(account: Account, edits: readonly Edit[]): Account {
  return edits.reduce(applyEdit, account);
}

function applyEdit(account: Account, edit: Edit): Account {
  switch (edit.kind) {
    case 'add-member':
      return withMember(account, edit.principal);
    case 'add-user-group':
      return overlaid(account, { userGroups: [...account.userGroups, edit.userGroup] });
    case 'accept-invitation':
      return accepted(account, edit.principal);
    case 'accept-invitations':
      return edit.principals.reduce(accepted, account);
    case 'add-to-user-group':
      return joined(account, edit);
    case 'remove-from-user-group':
      return left(account, edit);
    case 'remove-principal':
      return withoutPrincipal(account, edit.principal);
    case 'remove-user-group':
      return withoutUserGroup(account, edit.userGroup);
    case 'remove-policy':
      return overlaid(account, { policies: account.policies.filter(({ id }) => id !== edit.policyId) });
    case 'remove-from-policy':
      return overlaid(account, { policies: withoutContent(account.policies, edit) });
    case 'take-permission-group':
      return overlaid(account, { policies: withoutTaken(account.policies, edit) });
    case 'replace-policies':
      return withPolicies(account, edit);
    case 'disable-token':
      return disabled(account, edit.principal);
    case 'enable-token':
      return withEnabled(account, edit.principal);
    case 'add-policy':
      return withPolicy(account, edit);
  }
}

function withMember(account: Account, member: Member): Account {
  return overlaid(account, {
    principals: [...account.principals, member],
    userGroups: resized(account, member.groups, 1),
  });
}

function accepted(account: Account, { key }: Member): Account {
  const principals = account.principals.map((one) =>
    one.key === key && one.kind === 'member'
      ? ({ ...one, standing: 'active', status: 'accepted' } as const)
      : one,
  );
  return overlaid(account, { principals });
}

function disabled(account: Account, { key }: Token): Account {
  const principals = account.principals.map((one) =>
    one.key === key && one.kind === 'token'
      ? ({ ...one, standing: 'inactive', status: 'disabled', standingGap: null } as const)
      : one,
  );
  return overlaid(account, { principals });
}

type Membership = Extract<Edit, { readonly kind: 'add-to-user-group' | 'remove-from-user-group' }>;

/** When a member has a policy of its group itself too, the group's is the one that counts (S3). */
function joined(account: Account, edit: Membership): Account {
  const { key } = edit.userGroup;
  if (groupsOf(account, edit.principal).includes(key)) return account;
  const isShown = new Set(
    account.policies.flatMap(({ id, holder }) =>
      holder.kind === 'user-group' && holder.group === key ? (id ?? []) : [],
    ),
  );
  const isTwin = ({ id, holder }: Policy) =>
    id !== null && isShown.has(id) && holder.kind === 'principal' && holder.principal === edit.principal.key;
  const after = regrouped(account, edit, (groups) => [...groups, key].sort());
  return isShown.size === 0
    ? after
    : overlaid(after, { policies: account.policies.filter((policy) => !isTwin(policy)) });
}

function left(account: Account, edit: Membership): Account {
  const { key } = edit.userGroup;
  if (!groupsOf(account, edit.principal).includes(key)) return account;
  return regrouped(account, edit, (groups) => groups.filter((group) => group !== key));
}

/** The groups a member is in by now: an edit before may have changed them. */
function groupsOf({ principals }: Account, { key }: Member): readonly UserGroupKey[] {
  return principals.find((one) => one.key === key)?.groups ?? [];
}

function regrouped(
  account: Account,
  { kind, principal, userGroup }: Membership,
  change: (groups: readonly UserGroupKey[]) => readonly UserGroupKey[],
): Account {
  return overlaid(account, {
    principals: account.principals.map((one) =>
      one.key === principal.key && one.kind === 'member' ? { ...one, groups: change(one.groups) } : one,
    ),
    userGroups: resized(account, [userGroup.key], kind === 'add-to-user-group' ? 1 : -1),
  });
}

function resized({ userGroups }: Account, keys: readonly UserGroupKey[], by: 1 | -1): Account['userGroups'] {
  return userGroups.map((group) => (keys.includes(group.key) ? { ...group, size: group.size + by } : group));
}

function withoutPrincipal(account: Account, { key }: Principal): Account {
  const gone = account.principals.find((one) => one.key === key);
  const isOf = ({ holder }: Policy) => holder.kind !== 'user-group' && holder.principal === key;
  return overlaid(account, {
    principals: account.principals.filter((one) => one !== gone),
    userGroups: resized(account, gone?.groups ?? [], -1),
    policies: account.policies.filter((policy) => !isOf(policy)),
  });
}

function withoutUserGroup(account: Account, { key }: UserGroup): Account {
  const isOf = ({ holder }: Policy) => holder.kind !== 'principal' && holder.group === key;
  return overlaid(account, {
    principals: account.principals.map((one) =>
      one.kind === 'member' && one.groups.includes(key)
        ? { ...one, groups: one.groups.filter((group) => group !== key) }
        : one,
    ),
    userGroups: account.userGroups.filter((group) => group.key !== key),
    policies: account.policies.filter((policy) => !isOf(policy)),
  });
}

/** Whoever may be in a user group may have its policies of now, and no longer those of before (S12). */
function withPolicies(
  account: Account,
  { of, policies }: Extract<Edit, { readonly kind: 'replace-policies' }>,
): Account {
  const held = policies.map((policy) => ({ ...policy, holder: holderOf(of) }));
  const possible = of.kind === 'principal' ? [] : possibleHolders(account, of.userGroup);
  const copies = possible.flatMap(([holder, gap]) =>
    policies.map((policy) => ({ ...policy, holder, gaps: [...policy.gaps, gap] })),
  );
  const isOf = ({ holder }: Policy) =>
    of.kind === 'principal'
      ? holder.kind === 'principal' && holder.principal === of.principal.key
      : holder.kind !== 'principal' && holder.group === of.userGroup.key;
  const others = account.policies.filter((policy) => !isOf(policy));
  return overlaid(account, { policies: [...others, ...held, ...copies] });
}

function withPolicy(account: Account, edit: Extract<Edit, { readonly kind: 'add-policy' }>): Account {
  const { to } = edit;
  const holder = holderOf(to);
  const policy = newPolicy(edit, holder);
  const possible = to.kind === 'principal' ? [] : possibleHolders(account, to.userGroup);
  const copies = possible.map(([also, gap]) => ({ ...policy, holder: also, gaps: [gap] }));
  return overlaid(account, {
    policies: [...account.policies, policy, ...copies],
    gaps: withGapsOf(edit, account),
  });
}

/** Who may be in a user group, and the gap that leaves it open: they may have its new policy too (S12). */
function possibleHolders({ policies }: Account, { key }: UserGroup): readonly (readonly [Holder, GapId])[] {
  const found = new Map<string, readonly [Holder, GapId]>();
  for (const { holder, gaps } of policies) {
    const gap = gaps.at(-1);
    if (holder.kind !== 'possible' || holder.group !== key || gap === undefined) continue;
    found.set(holder.principal ?? '', [holder, gap]);
  }
  return [...found.values()];
}
