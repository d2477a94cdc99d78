import type { Account, PermissionGroup, Policy, Scope } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import { holds } from '../../decision/holds.ts';
import { policyPlacesOf } from '../reading/policy-places.ts';
import { present } from './present.ts';

/** What an expression may read of what a policy gives; see `variableTypes`. Null is what was not seen. */
export interface PolicyFields {
  readonly access: string;
  readonly policyId: string | null;
  readonly permissions: readonly string[] | null;
  readonly knownPermissions: readonly string[];
  readonly wholeAccount: boolean | null;
  readonly scopes: readonly Readonly<Record<string, unknown>>[] | null;
}

/** Opens what policies give; a null group could not be read. */
export function openPolicyFields(
  account: Account,
): (policy: Policy, groups: readonly (PermissionGroup | null)[]) => PolicyFields {
  const contents = new Map<PermissionGroup, Contents>();
  const contentsOf = (group: PermissionGroup): Contents => {
    const before = contents.get(group);
    if (before !== undefined) return before;
    const read = readContents(group, account);
    contents.set(group, read);
    return read;
  };
  const scopes = new Map<Policy, PolicyFields['scopes']>();
  const scopesOf = (policy: Policy): PolicyFields['scopes'] => {
    const before = scopes.get(policy);
    if (before !== undefined) return before;
    const read = readScopes(policy, account);
    scopes.set(policy, read);
    return read;
  };
  return (policy, groups) => {
    const parts = groups.map((group) => (group === null ? unread : contentsOf(group)));
    const [only] = parts;
    const known =
      parts.length === 1 && only !== undefined
        ? only.known
        : [...new Set(parts.flatMap((part) => part.known))].sort();
    const { wholeAccount, hasUnseen } = policyPlacesOf(policy);
    return {
      access: policy.effect,
      policyId: policy.id,
      permissions: parts.every(({ isAll }) => isAll) ? known : null,
      knownPermissions: known,
      wholeAccount: wholeAccount || (hasUnseen ? null : false),
      scopes: scopesOf(policy),
    };
  };
}

interface Contents {
  readonly known: readonly string[];
  readonly isAll: boolean;
}

const unread: Contents = { known: [], isAll: false };

function readContents(group: PermissionGroup, { permissions }: Account): Contents {
  const known = permissions.filter((name) => holds(group, { kind: 'atomic', name })?.certainty === 'sure');
  return { known, isAll: group.contents.kind !== 'listed' || group.contents.complete };
}

function readScopes(policy: Policy, account: Account): PolicyFields['scopes'] {
  if (policyPlacesOf(policy).hasUnseen) return null;
  const byName = new Map<string, Scope>();
  for (const { places } of policy.resourceGroups)
    for (const { scope } of places)
      if (scope !== null) byName.set(`${scope.kind} ${scopeIdentity(scope)}`, scope);
  return [...byName.values()].map((scope) =>
    present({
      kind: scope.kind,
      key: scope.key,
      type: scope.kind === 'account' ? null : scope.type,
      name: scope.kind === 'resource' ? (account.zonesByKey.get(scope.resource)?.name ?? null) : null,
    }),
  );
}
