import type { Principal, UserGroup } from '@grantlens/snapshot';
import { type PolicyGrant, remembered } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import type { Grant } from '../access/grant.ts';
import { membersOf } from '../outcomes/holder-policies.ts';
import { type CellUnit, cellUnitsOf, mostPrivileged, tallyCells } from './cell-units.ts';
import {
  cellUnitId,
  membershipUnitId,
  principalUnitId,
  type Unit,
  type UnitHolder,
  type UnitId,
} from './unit.ts';
import { countUnseen } from './unseen-rows.ts';

/** The units of an account, and which of them an entitlement rests on. */
export interface Units {
  /** Principal by principal, each with its memberships and its own cells; then what user groups give. */
  readonly all: readonly Unit[];
  /**
   * The units that a grant rests on: one (`direct`), or two (`membership` and `handout`). A grant that names no
   * permission group rests on the `account` or `token` unit of its principal, and so does one of which it is not known
   * whether the principal is in the user group.
   */
  readonly under: (grant: Grant) => readonly UnitId[];
}

/** What people decide about in a review of an account: see `Unit`. */
export function unitsOf(access: Access): Units {
  const all = [...eachUnit(access)];
  return { all, under: openUnder(all) };
}

/** The units one by one, in their order, for who keeps none: a large account has millions. */
export function* eachUnit(access: Access): Generator<Unit, void, void> {
  const { principals, userGroups } = access.account;
  const groups = new Map(userGroups.map((group) => [group.key, group]));
  const handouts = new Map(userGroups.map(({ key }) => [key, tallyCells(access, access.policiesOf(key))]));
  const unseen = countUnseen(access);
  for (const principal of principals) {
    const holder = { kind: 'principal', principal } as const;
    const policies = access.policiesOf(principal.key);
    const own = tallyCells(access, policies);
    const through = principal.groups.flatMap((key) => {
      const [group, given] = [groups.get(key), handouts.get(key)];
      return group === undefined || given === undefined ? [] : [{ group, given }];
    });
    const possible = unseen.ofPrincipal.get(principal) ?? { rows: 0, privileged: 'no' };
    yield {
      ...nothing,
      id: principalUnitId(principal),
      kind: principal.kind === 'member' ? 'account' : 'token',
      principal,
      privileged: mostPrivileged([
        own.privileged,
        possible.privileged,
        ...through.map(({ given }) => given.privileged),
      ]),
      carries: own.rows + possible.rows + sum(through.map(({ given }) => given.rows)),
    };
    for (const { group, given } of through)
      yield {
        ...nothing,
        id: membershipUnitId(principal, group.key),
        kind: 'membership',
        principal,
        group,
        privileged: given.privileged,
        carries: given.rows,
      };
    for (const unit of cellUnitsOf(access, { holder, policies }))
      yield cellUnit(unit, { kind: 'direct', principal, group: null, carries: unit.rows });
  }
  const members = membersOf(principals);
  for (const group of userGroups) {
    const holder = { kind: 'user-group', group: group.key } as const;
    const count = members.get(group.key)?.length ?? 0;
    for (const unit of cellUnitsOf(access, { holder, policies: access.policiesOf(group.key) })) {
      const carries = unit.rows * count + (unseen.ofHandout.get(unit.id) ?? 0);
      yield cellUnit(unit, { kind: 'handout', principal: null, group, carries });
    }
  }
}

/** A unit of cells, as one literal: put together by spreading it takes several times the memory. */
function cellUnit(
  { id, access, permissionGroup, scope, resourceGroupId, sources, privileged }: CellUnit,
  { kind, principal, group, carries }: Pick<Unit, 'kind' | 'principal' | 'group' | 'carries'>,
): Unit {
  return {
    id,
    kind,
    access,
    principal,
    group,
    permissionGroup,
    scope,
    resourceGroupId,
    sources,
    privileged,
    carries,
  };
}

const nothing = {
  access: 'allow',
  group: null,
  permissionGroup: null,
  scope: null,
  resourceGroupId: null,
  sources: [],
} as const;

/**
 * Returns a function that lists the units of a grant. A report asks it of every grant, and members of a group share them.
 * The units of most cells are known; those of policies that may be somebody's are added when they are asked for.
 */
function openUnder(all: readonly Unit[]): Units['under'] {
  const ofCells = new Map<PolicyGrant, UnitId | null>(
    all.flatMap(({ id, sources }) => sources.map(({ cell }) => [cell, id] as const)),
  );
  const top = remembered(principalUnitId);
  const memberships = remembered((principal: Principal) =>
    remembered((group: UserGroup) => membershipUnitId(principal, group.key)),
  );
  const unitOf = ({ principal, policy, cell, path, group }: Grant): UnitId | null => {
    const known = ofCells.get(cell);
    if (known !== undefined) return known;
    const holder: UnitHolder | null =
      path === 'direct'
        ? { kind: 'principal', principal }
        : group && { kind: 'user-group', group: group.key };
    const id = holder === null ? null : cellUnitId(holder, policy.effect, cell);
    ofCells.set(cell, id);
    return id;
  };
  return (grant) => {
    const { principal, path, group } = grant;
    const unit = unitOf(grant);
    if (path === 'direct') return [unit ?? top(principal)];
    const isIn = group !== null && principal.groups.some((key) => key === group.key);
    const membership = isIn ? memberships(principal)(group) : top(principal);
    if (unit !== null) return [membership, unit];
    return isIn ? [top(principal), membership] : [membership];
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
