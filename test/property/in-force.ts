import type { Access, Grant, Verdict } from '@grantlens/engine';
import {
  type AskedPermission,
  type Decision,
  type Effective,
  type Exception,
  relate,
} from '@grantlens/engine/internal';
import type { Gap, PermissionGroup, Principal, Scope } from '@grantlens/snapshot';
import {
  everyOf,
  resourceKey,
  resourceTypes,
  scopeIdentity,
  wholeAccount,
} from '@grantlens/snapshot/internal';

// What of a grant is in force, by definition (S11, S12): every permission on every place is a question of its
// own, put to the decision with everything that the principal holds. Nothing is left out because it could
// make no difference.

/** The answer to one question: one permission of the grant's group, on one place. */
interface Fact {
  /** Null is the permission group itself. */
  readonly name: string | null;
  readonly scope: Scope;
  readonly decision: Decision;
  /** Whether the grant itself certainly gives this. */
  readonly isGiven: boolean;
}

/** Asks about one permission, a name or a group's, on one place. */
export type Ask = (permission: AskedPermission, scope: Scope) => Decision;

/** Asks on behalf of one principal; the same question is decided once. */
export function openAsk(access: Access, principal: Principal): Ask {
  const asked = new Map<string, Decision>();
  return (permission, scope) => {
    const what = permission.kind === 'atomic' ? permission.name : permission.group.key;
    const question = JSON.stringify([permission.kind, what, scope.kind, scopeIdentity(scope)]);
    const known = asked.get(question) ?? relate(access, principal, permission, somethingOn(scope));
    asked.set(question, known);
    return known;
  };
}

/** What of a grant is in force where it acts, and where it is not. */
export function inForce(access: Access, ask: Ask, grant: Grant): Effective {
  const { permissionGroup: group, policy, cell } = grant;
  const noted = cell.gaps.flatMap((id) => access.account.gaps.get(id) ?? []);
  if (group === null) return { verdict: 'unknown', exceptions: [], cutBy: [], gaps: noted, assumptions: [] };

  const own = placesOf(cell.scope, group, access.account.id);
  const factsOn = (scope: Scope): readonly Fact[] => factsAbout(access, ask, { grant, group, scope });
  const ofGroup = own.flatMap((scope) => factsOn(scope).filter(({ name }) => name === null));
  const verdict = worstOf(ofGroup);
  const isWhole = policy.effect === 'deny' || verdict === 'denied';
  const denied = isWhole ? [] : placesOfDenies(access, grant, factsOn).filter((scope) => !has(own, scope));
  const places = isWhole ? [] : [...own, ...denied];

  const excepted: Fact[] = [];
  for (const scope of places) {
    const facts = factsOn(scope).filter(({ isGiven, decision }) => isGiven && decision.verdict !== 'allowed');
    const whole = facts.find(({ name, decision }) => name === null && decision.verdict !== verdict);
    if (whole !== undefined) excepted.push(whole);
    for (const fact of facts) {
      if (fact.name === null) continue;
      const wider = excepted.find(
        (one) => one.name === fact.name && has(own, one.scope) && isWithin(scope, one.scope),
      );
      const said = wider?.decision.verdict === 'denied' ? wider : (whole ?? wider);
      if (fact.decision.verdict !== (said?.decision.verdict ?? verdict)) excepted.push(fact);
    }
  }

  const decisions = [...ofGroup, ...excepted].map(({ decision }) => decision);
  return {
    verdict: isWhole ? verdict : (verdictOfNothingLeft(own, group, factsOn) ?? verdict),
    exceptions: together(excepted),
    cutBy: policy.effect === 'deny' ? [] : decisions.flatMap(against).filter((cut) => !isSame(cut, grant)),
    gaps: gapsOf([...noted, ...decisions.flatMap(({ gaps }) => gaps)]),
    assumptions: (['deny-overrides', 'access-defaults-to-allow'] as const).filter((one) =>
      decisions.some(({ assumptions }) => assumptions.includes(one)),
    ),
  };
}

/**
 * What a reader takes from an outcome about one permission on one place: a deny counts, then the narrowest
 * exception.
 */
export function readOff(
  { verdict, exceptions }: Pick<Effective, 'verdict' | 'exceptions'>,
  name: string,
  scope: Scope,
): Verdict {
  const about = exceptions.filter(
    (one) => (one.permissions?.includes(name) ?? true) && isWithin(scope, one.scope),
  );
  const narrowness = (one: Exception) =>
    2 * ['account', 'type', 'resource'].indexOf(one.scope.kind) + Number(one.permissions !== null);
  if (about.some((one) => one.verdict === 'denied')) return 'denied';
  return about.sort((a, b) => narrowness(b) - narrowness(a))[0]?.verdict ?? verdict;
}

/** The account, everything of every type that is spoken of, and everything that a policy names. */
export function everyPlace({ account }: Access): readonly Scope[] {
  const named = account.policies.flatMap(({ resourceGroups }) =>
    resourceGroups.flatMap(({ places }) => places.flatMap(({ scope }) => scope ?? [])),
  );
  const types = [
    ...Object.values(resourceTypes),
    ...named.flatMap((scope) => (scope.kind === 'account' ? [] : [scope.type])),
    ...[...account.permissionGroups.values()].flatMap((group) => [...(group.types ?? [])]),
  ].filter((type) => type !== resourceTypes.account);
  return distinct([wholeAccount(account.id), ...types.map((type) => everyOf(type)), ...named]);
}

/** The single permissions that a group certainly contains, of all that there are. */
export function containedIn({ account }: Access, { contents }: PermissionGroup): readonly string[] {
  switch (contents.kind) {
    case 'everything':
      return [...account.permissions].sort();
    case 'all-but':
      return [...account.permissions].filter((name) => !contents.permissions.has(name)).sort();
    case 'listed':
      return [...contents.permissions].sort();
  }
}

/** The questions about one grant on one place. */
function factsAbout(
  access: Access,
  ask: Ask,
  { grant, group, scope }: { readonly grant: Grant; readonly group: PermissionGroup; readonly scope: Scope },
): readonly Fact[] {
  return [null, ...containedIn(access, group)].map((name): Fact => {
    const decision = ask(name === null ? { kind: 'group', group } : { kind: 'atomic', name }, scope);
    const isGiven = decision.bearings.some((one) => one.certainty === 'sure' && isSame(one.grant, grant));
    return { name, scope, decision, isGiven };
  });
}

/** When each single permission of a group is taken away on all of its places, holding the group is worth nothing. */
function verdictOfNothingLeft(
  own: readonly Scope[],
  { contents }: PermissionGroup,
  factsOn: (scope: Scope) => readonly Fact[],
): Verdict | null {
  if (contents.kind !== 'listed' || !contents.complete || contents.permissions.size === 0) return null;
  const facts = own.flatMap(factsOn).filter(({ name }) => name !== null);
  if (!facts.every(({ isGiven, decision }) => isGiven && decision.verdict !== 'allowed')) return null;
  return worstOf(facts);
}

/** The verdict among several that a reader must not miss. */
function worstOf(facts: readonly Fact[]): Verdict {
  const order: readonly Verdict[] = ['unknown', 'allowed', 'denied'];
  return order.find((one) => facts.some(({ decision }) => decision.verdict === one)) ?? 'not-granted';
}

/** Where a permission group acts within a scope (S7); a scope that could not be read may be anywhere. */
function placesOf(scope: Scope | null, group: PermissionGroup | null, accountId: string): readonly Scope[] {
  if (scope !== null && scope.kind !== 'account') return [scope];
  const types = group?.types ?? new Set([resourceTypes.account]);
  if (types.has(resourceTypes.account)) return [wholeAccount(accountId)];
  return [...types].sort().map((type) => everyOf(type));
}

/** Where the principal of a grant holds something that denies a part of it, or may. */
function placesOfDenies(
  access: Access,
  { principal }: Grant,
  factsOn: (scope: Scope) => readonly Fact[],
): readonly Scope[] {
  const denies = access.grantsOf(principal).filter(({ policy }) => policy.effect !== 'allow');
  const places = denies.flatMap((deny) =>
    placesOfDeny(access, deny).filter((scope) =>
      factsOn(scope).some(({ decision }) => against(decision).some((one) => isSame(one, deny))),
    ),
  );
  return distinct(places);
}

/**
 * Where something that denies is or may be: of a group that acts on zones alone, on something else it is a
 * doubt (S7).
 */
function placesOfDeny(access: Access, { cell, permissionGroup }: Grant): readonly Scope[] {
  const places = placesOf(cell.scope, permissionGroup, access.account.id);
  if (cell.scope !== null || places.some(({ kind }) => kind === 'account')) return places;
  return everyPlace(access).filter(({ kind }) => kind === 'type');
}

/** Facts about the same place with the same verdict, reported together. */
function together(facts: readonly Fact[]): readonly Exception[] {
  const all = new Map<string, { scope: Scope; verdict: Verdict; names: string[]; isWhole: boolean }>();
  for (const { name, scope, decision } of facts) {
    const { verdict } = decision;
    const key = JSON.stringify([scopeIdentity(scope), verdict, name === null]);
    const same = all.get(key) ?? { scope, verdict, names: [], isWhole: name === null };
    if (name !== null) same.names.push(name);
    all.set(key, same);
  }
  return [...all.values()].map(({ scope, verdict, names, isWhole }) => ({
    permissions: isWhole ? null : names,
    scope,
    verdict,
  }));
}

function against({ bearings }: Decision): readonly Grant[] {
  return bearings.filter(({ effect }) => effect !== 'allow').map(({ grant }) => grant);
}

function isSame(a: Grant, b: Grant): boolean {
  return a.policy === b.policy && a.cell === b.cell && a.group === b.group && a.principal === b.principal;
}

/** Whether a scope is inside another, or the same. */
export function isWithin(inner: Scope, outer: Scope): boolean {
  if (outer.kind === 'account') return true;
  if (outer.kind === 'resource') return scopeIdentity(inner) === scopeIdentity(outer);
  return inner.kind !== 'account' && inner.type === outer.type;
}

function has(scopes: readonly Scope[], scope: Scope): boolean {
  return scopes.some((one) => scopeIdentity(one) === scopeIdentity(scope));
}

function distinct(scopes: readonly Scope[]): readonly Scope[] {
  return scopes.filter((scope, at) => scopes.findIndex((one) => has([one], scope)) === at);
}

function gapsOf(gaps: readonly Gap[]): readonly Gap[] {
  return [...new Map(gaps.map((gap) => [gap.id, gap])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What a scope means as something to ask about: of a type, one that no policy singles out. */
export function somethingOn(scope: Scope): Parameters<typeof relate>[3] {
  const identity = scope.kind === 'account' ? scope.key : scopeIdentity(scope);
  const type = scope.kind === 'account' ? resourceTypes.account : scope.type;
  const kind = scope.kind === 'account' ? 'account' : 'other';
  return { kind, key: resourceKey(scope.key), identity, type, id: '', name: null };
}
