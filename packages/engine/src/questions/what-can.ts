import type { Gap, PermissionGroup, Principal, Scope } from '@grantlens/snapshot';
import {
  contentsGapId,
  type GapId,
  permissionGroupName,
  remembered,
  scopeIdentity,
} from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import type { Grant } from '../access/grant.ts';
import { type Assumption, mergeAssumptions } from '../decision/assumptions.ts';
import { mergeGaps } from '../decision/gaps.ts';
import { possibleScopesOf, scopesOf } from '../decision/reaches.ts';
import type { Ruling } from '../decision/relation.ts';
import { isOpen } from '../decision/standing-doubt.ts';
import type { Verdict } from '../decision/verdict.ts';
import { openAskOne } from '../outcomes/ask-one.ts';
import { deniedTo } from '../outcomes/denied-to.ts';
import { exceptionsTo, isWithin } from '../outcomes/exceptions.ts';
import type { Lack } from '../outcomes/lacks.ts';
import { checkPrincipal } from '../words/check-asked.ts';

/** One thing a principal holds: a permission group on a scope, kept symbolic. */
export interface Holding {
  readonly permissionGroup: PermissionGroup;
  /** `either` where the policy shows neither word. */
  readonly access: 'allow' | 'deny' | 'either';
  /** Of the permission group on the scope, the exceptions apart. */
  readonly effective: Verdict;
  readonly scope: Scope;
  /** Narrower scopes on which the verdict is another. */
  readonly except: readonly Scope[];
  /** Where single permissions of the group do not hold, though the group does: a deny of another group holds them. */
  readonly lacks: readonly Lack[];
  readonly via: readonly Grant[];
}

/** The answer to `what-can`. */
export interface WhatCanAnswer {
  readonly principal: Principal;
  readonly holdings: readonly Holding[];
  readonly assumptions: readonly Assumption[];
  /** The gaps behind which permission groups are hidden that no row can name. */
  readonly unreadable: readonly Gap[];
  readonly gaps: readonly Gap[];
  readonly complete: boolean;
}

/**
 * Everything a principal holds: a row per permission group, effect and scope, never one per zone.
 *
 * @throws GrantlensError `principal-unknown`, where the principal is not of the account
 *
 * @example
 * ```ts
 * import { compile, resolvePrincipal, scopeWords, whatCan } from '@grantlens/engine';
 *
 * const ruth = resolvePrincipal('ruth@lindenpike.example', account);
 * const { holdings } = whatCan(compile(account), ruth);
 * holdings.map(({ permissionGroup, effective }) => `${permissionGroup.name}: ${effective}`); // → ['Billing: allowed']
 * ```
 */
export function whatCan(access: Access, principal: Principal): WhatCanAnswer {
  checkPrincipal(principal, access.account);
  const grants = access.grantsOf(principal);
  const decisions: Ruling[] = [];
  const ask = openAskOne(access, principal, grants);
  const askGroup = (group: PermissionGroup, scope: Scope): Ruling => {
    const decision = ask({ kind: 'group', group }, scope);
    decisions.push(decision);
    return decision;
  };
  const denied = deniedTo(access, principal);
  const deniesIn = narrowerDenies(grants, access);
  const rows = new Map<string, Holding>();
  for (const { permissionGroup: group, access: effect, scope, via } of heldScopes(grants, access).values()) {
    const own = askGroup(group, scope);
    const { verdict } = own;
    const found =
      effect === 'deny' || verdict === 'denied'
        ? []
        : exceptionsTo({
            ...{ group, verdict, own: [scope] },
            denied: deniesIn(scope),
            permissions: denied(group),
            ask: (permission, there) => {
              if (permission.kind !== 'group') return ask(permission, there);
              return there === scope ? own : askGroup(group, there);
            },
            counts: () => true,
          });
    const whole = found.filter(({ permissions }) => permissions === null);
    const parts = found.flatMap(({ permissions, ...one }) => (permissions ? [{ ...one, permissions }] : []));
    decisions.push(...parts.flatMap((part) => part.decisions));
    const lacks = parts.map(({ decisions: _, ...lack }) => lack);
    const row = { permissionGroup: group, access: effect, via };
    for (const { scope: narrower, verdict: effective } of whole) {
      const key = rowKey({ ...row, scope: narrower });
      if (effective !== 'unknown' || rows.has(key)) continue;
      const here = scopeIdentity(narrower);
      const lacksHere = lacks.filter((lack) => scopeIdentity(lack.scope) === here);
      rows.set(key, { ...row, effective, scope: narrower, except: [], lacks: lacksHere });
    }
    const except = whole.map((exception) => exception.scope);
    rows.set(rowKey({ ...row, scope }), { ...row, effective: verdict, scope, except, lacks });
  }
  const unreadable = grants.flatMap(hiddenBehind);
  const known = unreadable.flatMap((id) => access.account.gaps.get(id) ?? []);
  const gaps = mergeGaps([...known, ...decisions.flatMap((decision) => decision.gaps)]);
  const holdings = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return {
    principal,
    holdings,
    assumptions: mergeAssumptions(decisions),
    unreadable: known,
    gaps,
    complete: known.length === 0 && !holdings.some((holding) => isHoldingOpen(principal, holding)),
  };
}

/** Whether it is open what of a holding is in force. */
export function isHoldingOpen(principal: Principal, { effective, lacks }: Holding): boolean {
  return isOpen({ principal, verdict: effective }) || lacks.some(({ verdict }) => verdict === 'unknown');
}

/** What no row can show: a permission group that cannot be read, and which permissions a deny takes from the others. */
function hiddenBehind({ cell, permissionGroup: group, policy }: Grant): readonly GapId[] {
  if (group === null) return cell.gaps;
  const isOpenDeny =
    policy.effect !== 'allow' && group.contents.kind === 'listed' && !group.contents.complete;
  return isOpenDeny ? [contentsGapId(group.key)] : [];
}

/** What makes a row: nothing else of two rows is the same. */
export type RowNames = Pick<Holding, 'permissionGroup' | 'access' | 'scope'>;

/** Equal for one row; rows are in its order. */
export function rowKey({ permissionGroup: group, access, scope }: RowNames): string {
  return JSON.stringify([permissionGroupName(group), group.key, access, scope.kind, scopeIdentity(scope)]);
}

type Held = RowNames & { readonly via: Grant[] };

/** What the grants name, row by row; grants of an unreadable permission group name nothing and are gaps. */
function heldScopes(grants: readonly Grant[], access: Access): ReadonlyMap<string, Held> {
  const held = new Map<string, Held>();
  for (const grant of grants) {
    const { permissionGroup, policy } = grant;
    if (permissionGroup === null) continue;
    for (const scope of scopesOf(grant, access.account)) {
      const key = rowKey({ permissionGroup, access: policy.effect, scope });
      const row = held.get(key);
      if (row === undefined) held.set(key, { permissionGroup, access: policy.effect, scope, via: [grant] });
      else row.via.push(grant);
    }
  }
  return held;
}

/** The scopes strictly inside one on which a deny, or what may be one, could change the verdict. */
function narrowerDenies(grants: readonly Grant[], { account }: Access): (outer: Scope) => readonly Scope[] {
  const denied = new Map<string, Scope>();
  for (const grant of grants) {
    if (grant.policy.effect === 'allow') continue;
    for (const scope of possibleScopesOf(grant, account)) denied.set(scopeIdentity(scope), scope);
  }
  const all = [...denied].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, scope]) => scope);
  const within = remembered((outer: Scope) =>
    all.filter((scope) => scope.kind !== outer.kind && isWithin(scope, outer)),
  );
  return (outer) => (outer.kind === 'resource' ? [] : within(outer));
}
