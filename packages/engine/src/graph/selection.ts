import type { Account, PermissionGroup, Policy, Principal, UserGroup } from '@grantlens/snapshot';
import { type PolicyGrant, resourceKey, resourceTypes } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import type { Way } from '../access/grant.ts';
import { holds } from '../decision/holds.ts';
import type { AskedPermission, Permission } from '../decision/permission.ts';
import { reaches } from '../decision/reaches.ts';
import type { Resource, Subject } from '../decision/resource.ts';
import type { Certainty } from '../decision/verdict.ts';
import { type DrawnCell, drawAccess, drawScene } from './drawing.ts';
import { openEdgeExceptions } from './edge-exceptions.ts';
import { type AccessDrawing, type Thing, zoneThings } from './graph-drawer.ts';

/** What of the access graph is wanted; null leaves nothing out. */
export interface Selection {
  readonly principals: readonly Principal[] | null;
  /** The members of these, with what they have through these; beside the principals. */
  readonly userGroups?: readonly UserGroup[] | undefined;
  readonly permission: Permission | null;
  readonly subject: Subject | null;
}

/** Whether a selection leaves nothing out. */
export function isEverything({ principals, permission, subject }: Selection): boolean {
  return principals === null && permission === null && subject === null;
}

/** Draws the grants that bear on a selection, whatever their effect, and only what they reach. */
export function drawSelected(access: Access, selection: Selection): AccessDrawing {
  if (isEverything(selection)) return drawAccess(access);
  const { account } = access;
  const { principals, permission, subject } = selection;
  const groups = new Set(selection.userGroups?.map(({ key }) => key));
  const named = principals === null ? null : new Set(principals);
  const holding = holdingOf(selection);
  const reaching = reachingOf(selection);
  const exceptionsTo = openEdgeExceptions(access, {
    only: groups.size === 0 ? named : null,
    isDrawn: (principal, { group }) =>
      named === null || named.has(principal) || (group !== null && groups.has(group.key)),
    permission,
    subject,
  });
  const things = subject === null ? zoneThings(account) : thingsOf(subject, account);
  return drawScene({
    account,
    principals: principals ?? [],
    ways: selectedWays(),
    cellsOf: selectedCells,
    things,
    show: 'reached',
  });

  function* selectedWays(): Iterable<Way> {
    for (const principal of principals ?? account.principals) yield* access.waysOf(principal);
    if (groups.size === 0) return;
    for (const principal of account.principals)
      for (const way of access.waysOf(principal))
        if (way.group !== null && groups.has(way.group.key)) yield way;
  }
  function selectedCells(policy: Policy): readonly DrawnCell[] {
    return access.cellsOf(policy).flatMap((cell) => {
      const permissionGroup = access.groupOf(cell);
      const certainty = holding(permissionGroup);
      return certainty !== null && reaching(cell, permissionGroup)
        ? { cell, permissionGroup, holds: certainty, except: exceptionsTo(cell) }
        : [];
    });
  }
}

/** Whether it is certain that a permission group holds what is asked for; of several permissions any will do. */
function holdingOf({ permission }: Selection): (group: PermissionGroup | null) => Certainty | null {
  if (permission === null) return () => 'sure';
  const asked: readonly AskedPermission[] = permission.kind === 'any' ? permission.of : [permission];
  return (group) => {
    if (group === null) return 'maybe';
    const held = asked.flatMap((one) => holds(group, one)?.certainty ?? []);
    return held.find((certainty) => certainty === 'sure') ?? held[0] ?? null;
  };
}

/** Whether a cell reaches what is asked about; of all the zones any will do. */
function reachingOf({ subject }: Selection): (cell: PolicyGrant, group: PermissionGroup | null) => boolean {
  if (subject === null || subject.kind === 'anywhere') return () => true;
  if (subject.kind !== 'zones') return (cell, group) => reaches(cell, group, subject);
  const wanted = new Set<string>(subject.zones.map(({ key }) => key));
  return (cell, group) => {
    if (cell.scope?.kind === 'resource') return wanted.has(cell.scope.resource);
    return reaches(cell, group, someZone);
  };
}

/** Represents every zone that no scope names. */
const someZone: Resource = {
  kind: 'zone',
  key: resourceKey(`${resourceTypes.zone}.*`),
  identity: `${resourceTypes.zone}.*`,
  type: resourceTypes.zone,
  id: '*',
  name: null,
};

function thingsOf(subject: Subject, account: Account): readonly Thing[] {
  if (subject.kind === 'zones') return zoneThings(subject);
  if (subject.kind === 'anywhere') return zoneThings(account);
  return subject.kind === 'account' ? [] : [subject];
}
