import type { Cause } from '@grantlens/engine';
import type { PrincipalKey } from '@grantlens/snapshot';
import { principalKey } from '@grantlens/snapshot/internal';
import type { GroupMembersResource } from '../apply/apply-plan.ts';
import type { Located } from '../objects/locate.ts';

/** Which resource of a plan caused a change; null where none did. */
export type AddressOf = (principal: PrincipalKey, cause: Cause) => string | null;

/** Which resource of a plan is which thing of the account. */
export interface Addresses {
  readonly principals: ReadonlyMap<string, string>;
  readonly userGroups: ReadonlyMap<string, string>;
  /** Of the resource that decides who is in a user group. */
  readonly groupMembers: ReadonlyMap<string, string>;
  readonly resourceGroups: ReadonlyMap<string, string>;
  readonly gaps: ReadonlyMap<string, string>;
}

/** Gathers the addresses of what a plan changes, under the ids of before and of after it. */
export function gatherAddresses(
  located: readonly Located[],
  groupMembers: readonly GroupMembersResource[],
  gaps: ReadonlyMap<string, string>,
): Addresses {
  const changing = located.filter(({ change }) => change.steps !== null && change.steps.length > 0);
  const of = (type: Located['type'], keyOf: (id: string) => string = (id) => id) =>
    new Map(
      changing
        .filter((one) => one.type === type)
        .flatMap(({ id, change: { address } }) => [
          ...(id === null ? [] : [[keyOf(id), address] as const]),
          [keyOf(address), address] as const,
        ]),
    );
  return {
    principals: new Map([
      ...of('cloudflare_account_member', (id) => principalKey('member', id)),
      ...of('cloudflare_account_token', (id) => principalKey('token', id)),
    ]),
    userGroups: of('cloudflare_user_group'),
    groupMembers: new Map(groupMembers.map(({ located: one, group }) => [group, one.change.address])),
    resourceGroups: of('cloudflare_resource_group'),
    gaps,
  };
}

/** Finds the resource behind a cause. */
export function addressesOf(found: Addresses): AddressOf {
  return (principal, cause) => {
    const own = found.principals.get(principal) ?? null;
    switch (cause.kind) {
      case 'principal-added':
      case 'principal-removed':
      case 'standing-changed':
      case 'condition-changed':
        return own;
      case 'user-group-added':
      case 'user-group-removed':
        return found.userGroups.get(cause.userGroup.key) ?? null;
      case 'joined-user-group':
      case 'left-user-group':
        return (
          found.groupMembers.get(cause.userGroup.key) ?? found.userGroups.get(cause.userGroup.key) ?? own
        );
      case 'policy-added':
      case 'policy-removed':
      case 'policy-changed': {
        const { userGroup } = cause.policy;
        return userGroup === null ? own : (found.userGroups.get(userGroup.key) ?? null);
      }
      case 'resource-group-changed':
        return found.resourceGroups.get(cause.resourceGroup.id) ?? null;
      case 'gap-opened':
      case 'gap-closed':
        return found.gaps.get(cause.gap.id) ?? own;
      case 'permission-group-changed':
        return null;
    }
  };
}
