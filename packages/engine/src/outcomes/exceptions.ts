import type { PermissionGroup, Scope } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import type { AskedPermission } from '../decision/permission.ts';
import type { Ruling } from '../decision/relation.ts';
import type { Verdict } from '../decision/verdict.ts';

/** A part of what is held on which the verdict is another: "except where". */
export interface Exception {
  /** Which single permissions of the permission group; null when it is the group and everything in it. */
  readonly permissions: readonly string[] | null;
  readonly scope: Scope;
  readonly verdict: Verdict;
}

/** An exception, and the decisions that make it one. */
export type Found = Exception & { readonly decisions: readonly Ruling[] };

/** Asks about one permission on the resource that represents a scope. */
export type Ask = (permission: AskedPermission, scope: Scope) => Ruling;

/** What is held, and where to look for exceptions. */
export interface Held {
  readonly group: PermissionGroup;
  /** Of the permission group where it is held. */
  readonly verdict: Verdict;
  /** Where it is held. */
  readonly own: readonly Scope[];
  /** Where something else denies, or may. */
  readonly denied: readonly Scope[];
  /** The single permissions of the group that something else denies, or may (see `deniedPermissions`). */
  readonly permissions: readonly string[];
  readonly ask: Ask;
  /** Whether what is held takes part in a decision at all. */
  readonly counts: (decision: Ruling) => boolean;
}

/** The order in which a reader must not miss verdicts: the first found is the row's, the others are exceptions. */
export const cautious: readonly Verdict[] = ['unknown', 'allowed', 'denied', 'not-granted'];

/**
 * Everywhere that something denies: first about the permission group, then about each permission denied. What
 * is allowed there by something else is not an exception. A permission denied where the group is held is not
 * repeated for what is inside.
 */
export function exceptionsTo({
  group,
  verdict,
  own,
  denied,
  permissions,
  ask,
  counts,
}: Held): readonly Found[] {
  const wide: Found[] = [];
  const places = new Map<string, Scope>();
  for (const scope of [...own, ...denied]) {
    const identity = scopeIdentity(scope);
    if (!places.has(identity)) places.set(identity, scope);
  }
  const ofOwn = new Set(own.map(scopeIdentity));
  return [...places].flatMap(([identity, scope]): readonly Found[] => {
    const byGroup = ask({ kind: 'group', group }, scope);
    const isWhole = differs(byGroup, verdict);
    const whole: Found = { permissions: null, scope, verdict: byGroup.verdict, decisions: [byGroup] };
    // A principal that is denied a permission group is denied everything in it.
    if (isWhole && byGroup.verdict === 'denied') return [whole];
    const around = wide.filter((one) => isWithin(scope, one.scope));
    const parts = permissions.flatMap((name) => {
      const wider = around.find((one) => one.permissions?.includes(name))?.verdict;
      if (wider === 'denied') return [];
      const decision = ask({ kind: 'atomic', name }, scope);
      return differs(decision, isWhole ? byGroup.verdict : (wider ?? verdict)) ? [{ name, decision }] : [];
    });
    const found = byVerdict(parts, scope);
    if (ofOwn.has(identity)) wide.push(...found);
    return isWhole ? [whole, ...found] : found;
  });

  function differs(decision: Ruling, from: Verdict): boolean {
    return decision.verdict !== from && decision.verdict !== 'allowed' && counts(decision);
  }
}

interface DeniedPart {
  readonly name: string;
  readonly decision: Ruling;
}

function byVerdict(parts: readonly DeniedPart[], scope: Scope): readonly Found[] {
  return cautious.flatMap((verdict): readonly Found[] => {
    const alike = parts.filter(({ decision }) => decision.verdict === verdict);
    if (alike.length === 0) return [];
    const permissions = alike.map(({ name }) => name);
    return [{ permissions, scope, verdict, decisions: alike.map(({ decision }) => decision) }];
  });
}

/** Whether a scope is a part of another. */
export function isWithin(inner: Scope, outer: Scope): boolean {
  switch (outer.kind) {
    case 'account':
      return true;
    case 'type':
      return inner.kind !== 'account' && inner.type === outer.type;
    case 'resource':
      return inner.kind === 'resource' && inner.resource === outer.resource;
  }
}
