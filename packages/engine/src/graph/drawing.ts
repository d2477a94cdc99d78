import type { Account, PermissionGroup, Policy, Principal } from '@grantlens/snapshot';
import type { PolicyGrant } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import type { Way } from '../access/grant.ts';
import type { Certainty } from '../decision/verdict.ts';
import { openEdgeExceptions } from './edge-exceptions.ts';
import {
  type AccessDrawing,
  type GraphDrawer,
  graphDrawerFor,
  type Thing,
  zoneThings,
} from './graph-drawer.ts';
import type { EdgeException } from './node.ts';
import { grantedStops, principalStop, type Stop, wayStops } from './path.ts';

/** A cell of a policy to draw, and how certain it is that its permission group holds what is asked for. */
export interface DrawnCell {
  readonly cell: PolicyGrant;
  readonly permissionGroup: PermissionGroup | null;
  readonly holds: Certainty;
  /** Where it is not in force, for those who are drawn. */
  readonly except: readonly EdgeException[];
}

/** What to draw of an account. */
export interface Scene {
  readonly account: Account;
  /** Drawn with or without grants. */
  readonly principals: Iterable<Principal>;
  readonly ways: Iterable<Way>;
  /** What is to be drawn of a policy; where there is nothing, the ways to it are not drawn either. */
  readonly cellsOf: (policy: Policy) => readonly DrawnCell[];
  /** What there is in the account for a scope to reach. */
  readonly things: readonly Thing[];
  /** Draw all things, or those that a grant reaches. */
  readonly show: 'all' | 'reached';
}

/** Draws everything: every principal and zone, and every grant. */
export function drawAccess(access: Access): AccessDrawing {
  const { account, waysOf, cellsOf, groupOf } = access;
  const { principals } = account;
  const exceptionsTo = openEdgeExceptions(access, {
    only: null,
    isDrawn: () => true,
    permission: null,
    subject: null,
  });
  return drawScene({
    account,
    principals,
    ways: everyWay(),
    cellsOf: (policy) =>
      cellsOf(policy).map((cell) => ({
        cell,
        permissionGroup: groupOf(cell),
        holds: 'sure',
        except: exceptionsTo(cell),
      })),
    things: zoneThings(account),
    show: 'all',
  });

  function* everyWay(): Iterable<Way> {
    for (const principal of principals) yield* waysOf(principal);
  }
}

/**
 * Draws a scene: one chain of nodes per grant, shared where grants share.
 *
 * @throws GrantlensError `graph-too-large`
 */
export function drawScene({ account, principals, ways, cellsOf, things, show }: Scene): AccessDrawing {
  const drawer = graphDrawerFor(account, things);
  if (show === 'all') drawer.drawAccount();
  for (const principal of principals) drawer.drawStop(principalStop(principal), null);
  // What a policy gives is the same for everybody who has it: it is drawn for the first one.
  const entries = new Map<Policy, Stop | null>();
  const starts = new Map<Principal, Stop>();
  for (const way of ways) {
    const { policy, principal } = way;
    const known = entries.get(policy);
    const entry = known === undefined ? drawBody(way, cellsOf(policy), drawer) : known;
    entries.set(policy, entry);
    if (entry === null) continue;
    const from = starts.get(principal) ?? principalStop(principal);
    starts.set(principal, from);
    drawer.drawStop(from, null);
    drawer.drawStop(entry, from);
  }
  return drawer.graph;
}

/**
 * Draws the way on from the principal, and all cells of its policy; gives the stop to come in by, or null for
 * no cells.
 */
function drawBody(way: Way, cells: readonly DrawnCell[], drawer: GraphDrawer): Stop | null {
  if (cells.length === 0) return null;
  const [entry, ...onward] = wayStops(way).slice(1);
  if (entry === undefined) return null;
  drawer.drawStop(entry, null);
  let holder = entry;
  for (const stop of onward) {
    drawer.drawStop(stop, holder);
    holder = stop;
  }
  // The cells of one permission group follow each other.
  let before: string | null = null;
  for (const { cell, permissionGroup, holds, except } of cells) {
    const grant = { ...way, cell, permissionGroup };
    const [granted, place] = grantedStops(grant, { holds, policyNode: holder.node });
    if (granted.node !== before) drawer.drawStop(granted, holder);
    before = granted.node;
    const { by } = place;
    drawer.drawStop(
      by === null || except.length === 0 ? place : { ...place, by: { ...by, except } },
      granted,
    );
    if (cell.scope !== null) drawer.drawReach(cell.scope, place);
  }
  return entry;
}
