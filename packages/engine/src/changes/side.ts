import type { PermissionGroup, Policy, UserGroup, UserGroupKey } from '@grantlens/snapshot';
import { lookupIn, type PolicyGrant } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { type ContentBits, type ContentBook, openContents } from '../permissions/contents.ts';
import { type Universe, universeOf } from '../permissions/universe.ts';

/** A cell of a policy of one side, with what its permission group holds there. */
export interface SidedCell {
  readonly side: Side;
  readonly policy: Policy;
  readonly cell: PolicyGrant;
  /** Null where it could not be read. */
  readonly permissionGroup: PermissionGroup | null;
  readonly holds: ContentBits;
  /** Equal for two cells of a side that say the same of whatever they reach. */
  readonly says: string;
}

/** One of two accounts that are compared, with what a comparison looks up in it. */
export interface Side {
  readonly access: Access;
  /** The permissions of both accounts; a group that both describe is the one of this side. */
  readonly universe: Universe;
  readonly contentsOf: ContentBook;
  /** The cells of a policy for which a test holds; the same objects whenever they are asked for. */
  readonly cellsOf: (policy: Policy, test?: (cell: PolicyGrant) => boolean) => readonly SidedCell[];
  readonly userGroups: ReadonlyMap<UserGroupKey, UserGroup>;
  /** Policies that may be somebody's (S12). */
  readonly possible: readonly Policy[];
}

/** Two accounts that are compared. */
export interface Sides {
  readonly before: Side;
  readonly after: Side;
}

/** Makes two accounts ready to be compared. */
export function openSides(before: Access, after: Access): Sides {
  const [was, is] = [before.account, after.account];
  // An edit of policies alone leaves the permissions as they are: one numbering, and one reading of contents.
  if (was.permissionGroups === is.permissionGroups && was.permissions === is.permissions) {
    const universe = universeOf([was]);
    const contentsOf = openContents(universe);
    return { before: openSide(before, universe, contentsOf), after: openSide(after, universe, contentsOf) };
  }
  const [ofWas, ofIs] = [universeOf([was, is]), universeOf([is, was])];
  return {
    before: openSide(before, ofWas, openContents(ofWas)),
    after: openSide(after, ofIs, openContents(ofIs)),
  };
}

function openSide(access: Access, universe: Universe, contentsOf: ContentBook): Side {
  const { account } = access;
  const known = new Map<PolicyGrant, SidedCell>();
  const side: Side = {
    access,
    universe,
    contentsOf,
    cellsOf: (policy, test = () => true) =>
      access
        .cellsOf(policy)
        .filter(test)
        .map((cell) => {
          const one = known.get(cell) ?? sided(cell, policy, side);
          known.set(cell, one);
          return one;
        }),
    userGroups: new Map(account.userGroups.map((group) => [group.key, group])),
    possible: lookupIn(account).possiblePolicies(),
  };
  return side;
}

function sided(cell: PolicyGrant, policy: Policy, side: Side): SidedCell {
  const permissionGroup = side.access.groupOf(cell);
  const says = `${policy.effect} ${cell.gaps.length === 0 ? 'sure' : 'maybe'} ${permissionGroup?.key ?? ''}`;
  return { side, policy, cell, permissionGroup, holds: side.contentsOf(permissionGroup), says };
}

/** The same comparison seen from the other end. */
export function turnedRound({ before, after }: Sides): Sides {
  return { before: after, after: before };
}
