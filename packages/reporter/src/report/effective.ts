import {
  type AccessGraph,
  type AskedPermission,
  type Assumption,
  type Decision,
  decideAmong,
  type Grant,
  holds,
  isSameGrant,
  mergeAssumptions,
  mergeGaps,
  possibleScopesOf,
  scopesOf,
  typicalOf,
  type Verdict,
  type Way,
} from '@grantlens/engine';
import { type Gap, type PermissionGroup, type Scope, scopeIdentity } from '@grantlens/snapshot';
import { type CellBook, cellsAt } from './cell-book.ts';

/** A part of a grant on which the verdict is another. */
export interface Exception {
  /** What of the permission group it is about; null when it is all of it. */
  readonly permissions: readonly string[] | null;
  readonly scope: Scope;
  readonly verdict: Verdict;
}

/** What of a grant is in force, as the engine decides it. */
export interface Effective {
  readonly verdict: Verdict;
  readonly exceptions: readonly Exception[];
  /** The denies, and what may be one, that take something of it away. */
  readonly cutBy: readonly Grant[];
  readonly gaps: readonly Gap[];
  readonly assumptions: readonly Assumption[];
}

/** A policy that the principal has too and that can bear on what is asked of a grant. */
export interface Other {
  readonly way: Way;
  readonly cells: CellBook;
}

type Ruling = Omit<Decision, 'principal'>;

/** Asks the engine about one permission on one piece of the account. */
type Ask = (permission: AskedPermission, scope: Scope) => Ruling;

/** Of several places the verdict a reader must not miss; the others are exceptions. */
const cautious: readonly Verdict[] = ['unknown', 'allowed', 'denied', 'not-granted'];

/** What of a grant is in force where it acts, and where it is not, for somebody who has these policies too. */
export function effectiveOf(access: AccessGraph, grant: Grant, others: readonly Other[]): Effective {
  const { permissionGroup: group, cell, policy } = grant;
  if (group !== null && others.length === 0 && isSureAllow(grant))
    return policy.effectAssumed ? allowedAsAssumed : allowed;
  const noted = cell.gaps.flatMap((id) => access.account.gaps.get(id) ?? []);
  if (group === null) return { verdict: 'unknown', exceptions: [], cutBy: [], gaps: noted, assumptions: [] };
  const ask = openAsk(access, grant, others);
  const scopes = scopesOf(grant, access.account);
  const own = scopes.map((scope) => ask({ kind: 'group', group }, scope));
  const verdict = cautious.find((one) => own.some((decision) => decision.verdict === one)) ?? 'not-granted';
  const mayBeCut = policy.effect === 'allow' && verdict !== 'denied';
  const found = mayBeCut ? exceptionsTo({ access, ask, others, grant, verdict }, group) : [];
  const taken = whollyTaken(group, new Set(scopes.map(scopeIdentity)), found);
  const decisions = [...own, ...found.flatMap((exception) => exception.decisions)];
  const cuts = policy.effect === 'deny' ? [] : decisions.flatMap(cutsOf);
  return {
    verdict: taken ?? verdict,
    exceptions: found.map(({ decisions: _, ...exception }) => exception),
    cutBy: cuts.filter((cut) => !isSameGrant(cut, grant)),
    gaps: mergeGaps([...noted, ...decisions.flatMap(({ gaps }) => gaps)]),
    assumptions: mergeAssumptions(decisions),
  };
}

/** Whether a grant surely allows, as far as nothing else bears on it. */
export function isSureAllow({ policy, cell }: Pick<Grant, 'policy' | 'cell'>): boolean {
  return policy.effect === 'allow' && cell.gaps.length === 0;
}

// Of a large account nearly every grant is one of these.
const allowed: Effective = { verdict: 'allowed', exceptions: [], cutBy: [], gaps: [], assumptions: [] };
const allowedAsAssumed: Effective = { ...allowed, assumptions: ['access-defaults-to-allow'] };

function openAsk(access: AccessGraph, grant: Grant, others: readonly Other[]): Ask {
  return (permission, scope) => {
    const grants = [grant];
    for (const { way, cells } of others) {
      const { principal, policy, path, group } = way;
      for (const cell of cellsAt(cells, scope)) {
        if (cell === grant.cell && policy === grant.policy) continue;
        grants.push({ principal, policy, path, group, cell, permissionGroup: access.groupOf(cell) });
      }
    }
    return decideAmong(access, grants, { permission, resource: typicalOf(scope) });
  };
}

function cutsOf({ bearings }: Ruling): readonly Grant[] {
  return bearings.filter(({ effect }) => effect !== 'allow').map(({ grant }) => grant);
}

type Found = Exception & { readonly decisions: readonly Ruling[] };

interface Cutting {
  readonly access: AccessGraph;
  readonly ask: Ask;
  readonly others: readonly Other[];
  readonly grant: Grant;
  readonly verdict: Verdict;
}

/** Asks again wherever another grant denies: about the group, then about each permission denied. */
function exceptionsTo(
  { access, ask, others, grant, verdict }: Cutting,
  group: PermissionGroup,
): readonly Found[] {
  const denies = others.filter(({ way }) => way.policy.effect !== 'allow');
  if (denies.length === 0) return [];
  const denied = deniedPermissions(access, denies, group);
  const own = new Set(scopesOf(grant, access.account).map(scopeIdentity));
  const wide: Found[] = [];
  return placesOf(access, grant, denies).flatMap((scope): readonly Found[] => {
    const byGroup = ask({ kind: 'group', group }, scope);
    const isWhole = differs(byGroup, verdict);
    const whole: Found = { permissions: null, scope, verdict: byGroup.verdict, decisions: [byGroup] };
    // Whoever is denied a permission group is denied everything in it.
    if (isWhole && byGroup.verdict === 'denied') return [whole];
    const around = wide.filter((one) => isWithin(scope, one.scope));
    const parts = denied.flatMap((name) => {
      const wider = around.find(({ permissions }) => permissions?.includes(name))?.verdict;
      if (wider === 'denied') return [];
      const decision = ask({ kind: 'atomic', name }, scope);
      return differs(decision, isWhole ? byGroup.verdict : (wider ?? verdict)) ? [{ name, decision }] : [];
    });
    const found = cautious.flatMap((other): readonly Found[] => {
      const alike = parts.filter(({ decision }) => decision.verdict === other);
      if (alike.length === 0) return [];
      const permissions = alike.map(({ name }) => name);
      return [{ permissions, scope, verdict: other, decisions: alike.map(({ decision }) => decision) }];
    });
    if (own.has(scopeIdentity(scope))) wide.push(...found);
    return isWhole ? [whole, ...found] : found;
  });

  function differs(decision: Ruling, from: Verdict): boolean {
    if (decision.verdict === from || decision.verdict === 'allowed') return false;
    return decision.bearings.some(
      (bearing) => bearing.certainty === 'sure' && isSameGrant(bearing.grant, grant),
    );
  }
}

function isWithin(inner: Scope, outer: Scope): boolean {
  switch (outer.kind) {
    case 'account':
      return true;
    case 'type':
      return inner.kind !== 'account' && inner.type === outer.type;
    case 'resource':
      return inner.kind === 'resource' && inner.resource === outer.resource;
  }
}

/** The places of the grant first, then those of what denies as far as the grant can reach them; each once. */
function placesOf(
  { account, groupOf }: AccessGraph,
  grant: Grant,
  denies: readonly Other[],
): readonly Scope[] {
  const { scope: own } = grant.cell;
  const cells = denies.flatMap((deny) =>
    own?.kind === 'resource' ? cellsAt(deny.cells, own) : deny.cells.all,
  );
  const places = new Map(scopesOf(grant, account).map((scope) => [scopeIdentity(scope), scope]));
  for (const cell of cells) {
    for (const scope of possibleScopesOf({ cell, permissionGroup: groupOf(cell) }, account)) {
      const identity = scopeIdentity(scope);
      if (!places.has(identity)) places.set(identity, scope);
    }
  }
  return [...places.values()];
}

/**
 * The permissions of a group that denies take away, or may: those their groups contain, and everything the granted group
 * contains where a deny's own contents are not listed whole.
 */
function deniedPermissions(
  { account, groupOf }: AccessGraph,
  denies: readonly Other[],
  granted: PermissionGroup,
): readonly string[] {
  const listed = ({ contents }: PermissionGroup) =>
    contents.kind === 'listed' ? [...contents.permissions] : [];
  const everyName = () => (granted.contents.kind === 'listed' ? listed(granted) : [...account.permissions]);
  const handed = new Set(
    denies.flatMap(({ way }) =>
      way.policy.permissionGroups.map(({ key }) => groupOf({ permissionGroup: key })),
    ),
  );
  const names = [...handed].flatMap((group) =>
    group?.contents.kind === 'listed' && group.contents.complete
      ? listed(group)
      : [...everyName(), ...(group ? listed(group) : [])],
  );
  return [...new Set(names)]
    .filter((name) => holds(granted, { kind: 'atomic', name })?.certainty === 'sure')
    .sort();
}

/** When every permission of a group is taken away on all of its places, nothing of the grant is left in force. */
function whollyTaken(
  group: PermissionGroup,
  own: ReadonlySet<string>,
  found: readonly Found[],
): Verdict | null {
  const { contents } = group;
  if (contents.kind !== 'listed' || !contents.complete || contents.permissions.size === 0) return null;
  const taken = new Map([...own].map((place) => [place, new Map<string, Verdict>()]));
  for (const { scope, permissions, verdict } of found)
    for (const name of permissions ?? contents.permissions)
      taken.get(scopeIdentity(scope))?.set(name, verdict);
  const verdicts = [...taken.values()].flatMap((there) =>
    [...contents.permissions].map((name) => there.get(name)),
  );
  if (verdicts.includes(undefined)) return null;
  return verdicts.includes('unknown') ? 'unknown' : 'denied';
}
