import {
  type Access,
  can,
  compile,
  type Permission,
  type Resource,
  resolvePermission,
  resolveResource,
} from '@grantlens/engine';
import {
  collectionGap,
  conditionsOf,
  isOneResource,
  resourceAt,
  zoneResource,
} from '@grantlens/engine/internal';
import type { Policy, Principal } from '@grantlens/snapshot';
import { everyOf, groupMembersGapId, resourceTypes, scopeIdentity } from '@grantlens/snapshot/internal';
import type { DrawnCheck, DrawnPeople } from './drawn-checks.ts';

// What becomes of a check, worked out with `can` for each principal and resource, and nothing else of the product.

type Truth = 'yes' | 'no' | 'maybe';
export type Outcome = 'passed' | 'failed' | 'not-evaluated';

const not = (one: Truth): Truth => (one === 'yes' ? 'no' : one === 'no' ? 'yes' : 'maybe');
const and = (...all: readonly Truth[]): Truth =>
  all.includes('no') ? 'no' : all.includes('maybe') ? 'maybe' : 'yes';
const or = (...all: readonly Truth[]): Truth => not(and(...all.map(not)));
const isOwnPolicy = ({ holder }: Policy) => holder.kind === 'principal';
const isNoAccount = (type: string) => type !== resourceTypes.account;
const listOf = <T>(one: T | readonly T[]): readonly T[] =>
  Array.isArray(one) ? (one as readonly T[]) : [one as T];

/** What a check is about. */
interface Place {
  readonly isAllowed: (principal: Principal) => Truth;
  /** Whether it is had by policies of one's own. */
  readonly isOwn: (principal: Principal) => Truth;
}

/** The outcome of a check of any kind but those about what a user group gives. */
export function outcomeByCan(access: Access, check: DrawnCheck): Outcome {
  const { account } = access;
  const own = compile({ ...account, policies: account.policies.filter(isOwnPolicy) });
  const standings = listOf((check.standing ?? 'active') as string | readonly string[]);
  const except = check.except as DrawnPeople | undefined;
  const requirement = check.requires as string | undefined;
  const kind = requirement === undefined ? check.kind : kindOf(requirement);
  const belongs = (principal: Principal): Truth => {
    if (kind !== undefined && principal.kind !== kind) return 'no';
    return and(
      standingOf(principal, standings),
      except === undefined ? 'yes' : not(isOneOf(principal, except)),
    );
  };
  const population = account.principals.filter((one) => belongs(one) !== 'no');
  const isHidden = (of: 'member' | 'token') =>
    (kind === undefined || kind === of) &&
    except?.kind !== of &&
    collectionGap(account, of === 'member' ? 'members' : 'accountTokens') !== null;
  const hidden = (['member', 'token'] as const).filter(isHidden);
  const resources = listOf((check.resource ?? 'anywhere') as string | readonly string[]);
  const lists = (check.separation ?? [
    listOf(check.permission as string | readonly string[]),
  ]) as readonly (readonly string[])[];
  const placesOf = (texts: readonly string[]) =>
    resources.flatMap((text) => placesIn(text, permissionsOf(texts)));
  const [places = []] = lists.map(placesOf);
  const offences: Truth[] = [];
  let isMissing = false;
  let isHiddenMissing = false;
  let isEmpty = population.length === 0 || places.length === 0;
  const people = (check['nobody-but'] ?? check.exactly ?? check['allowed-to'] ?? check['denied-to']) as
    | DrawnPeople
    | undefined;
  const mayBeOf = (of: 'member' | 'token') => people !== undefined && mayInclude(people, of);
  if (check.separation !== undefined) {
    const sides = lists.map(placesOf);
    for (const one of population)
      for (const [at, side] of sides.entries())
        for (const other of sides.slice(at + 1))
          offences.push(
            and(
              belongs(one),
              or(...side.map((p) => p.isAllowed(one))),
              or(...other.map((p) => p.isAllowed(one))),
            ),
          );
    if (hidden.length > 0) offences.push('maybe');
  } else if (requirement !== undefined) {
    for (const one of population)
      for (const place of places)
        offences.push(
          requirement === 'group'
            ? and(belongs(one), place.isOwn(one))
            : and(belongs(one), place.isAllowed(one), not(isKept(one, requirement))),
        );
    if (hidden.length > 0) offences.push('maybe');
  } else if (check['at-least'] !== undefined) {
    for (const place of places) offences.push(countOffence(place));
  } else if (people !== undefined) {
    const named = population.filter((one) => isOneOf(one, people) !== 'no');
    for (const one of population) {
      for (const place of places) {
        const [has, is] = [place.isAllowed(one), isOneOf(one, people)];
        if (check['nobody-but'] !== undefined) offences.push(and(belongs(one), has, not(is)));
        if (check.exactly !== undefined)
          offences.push(and(belongs(one), has, not(is)), and(belongs(one), not(has), is));
        if (check['allowed-to'] !== undefined) offences.push(and(belongs(one), not(has), is));
        if (check['denied-to'] !== undefined) offences.push(and(belongs(one), has, is));
      }
    }
    if (check['nobody-but'] !== undefined) {
      if (hidden.some((of) => people.kind !== of)) offences.push('maybe');
    } else {
      if (check.exactly !== undefined ? hidden.length > 0 : hidden.some(mayBeOf)) offences.push('maybe');
      isMissing = missingIn(people).length > 0;
      isHiddenMissing = missingIn(people).some((collection) => collectionGap(account, collection) !== null);
      if (check.exactly === undefined) isEmpty ||= named.length === 0;
    }
  }
  const asksZones = resources.some((text) => text === 'zone:*' || text === 'every zone');
  if (asksZones && collectionGap(account, 'zones') !== null) offences.push('maybe');
  if (offences.includes('yes')) return 'failed';
  if (offences.includes('maybe') || isHiddenMissing) return 'not-evaluated';
  return (isEmpty || isMissing) && check.empty !== 'ok' ? 'not-evaluated' : 'passed';

  function standingOf(principal: Principal, wanted: readonly string[]): Truth {
    const has = wanted.includes(principal.standing);
    const isDoubtful = principal.kind === 'token' && principal.standingGap !== null;
    return isDoubtful && has !== wanted.includes('inactive') ? 'maybe' : has ? 'yes' : 'no';
  }

  function isOneOf(principal: Principal, named: DrawnPeople): Truth {
    const { id, email, name } = principal;
    if (named.kind === principal.kind) return 'yes';
    if (principal.kind === 'token')
      return named.tokens?.some((text) => text === id || text === name) ? 'yes' : 'no';
    const matches = (text: string) =>
      text.startsWith('*')
        ? email?.toLowerCase().endsWith(text.slice(1)) === true
        : text === id || text === principal.userId || text.toLowerCase() === email?.toLowerCase();
    if (named.members?.some(matches)) return 'yes';
    return or('no', ...(named.groups ?? []).map((group) => isIn(principal, group)));
  }

  function isIn(principal: Principal, text: string): Truth {
    const group = account.userGroups.find((one) => one.id === text);
    if (group !== undefined && principal.groups.some((key) => key === group.key)) return 'yes';
    const unseen = ['userGroups', 'userGroupMembers'].some(
      (one) => collectionGap(account, one as 'userGroups') !== null,
    );
    if (group === undefined) return collectionGap(account, 'userGroups') === null ? 'no' : 'maybe';
    return unseen || account.gaps.has(groupMembersGapId(group.key)) ? 'maybe' : 'no';
  }

  function missingIn(named: DrawnPeople): readonly ('members' | 'accountTokens' | 'userGroups')[] {
    const nobody = (part: DrawnPeople, of: 'member' | 'token') =>
      !account.principals.some((one) => one.kind === of && isOneOf(one, part) === 'yes');
    return [
      ...(named.members ?? []).flatMap((text) =>
        nobody({ members: [text] }, 'member') ? (['members'] as const) : [],
      ),
      ...(named.tokens ?? []).flatMap((text) =>
        nobody({ tokens: [text] }, 'token') ? (['accountTokens'] as const) : [],
      ),
      ...(named.groups ?? []).flatMap((text) =>
        account.userGroups.some(({ id }) => id === text) ? [] : (['userGroups'] as const),
      ),
    ];
  }

  function mayInclude(named: DrawnPeople, of: 'member' | 'token'): boolean {
    if (named.kind === of) return true;
    const texts = of === 'member' ? named.members : named.tokens;
    const open =
      texts?.some((text) => text.includes('*')) ||
      missingIn(of === 'member' ? { members: texts ?? [] } : { tokens: texts ?? [] }).length > 0;
    return open === true || (of === 'member' && (named.groups ?? []).length > 0);
  }

  function permissionsOf(texts: readonly string[]): readonly Permission[] {
    return texts.map((text) => resolvePermission(text, account));
  }

  function placesIn(text: string, permissions: readonly Permission[]): readonly Place[] {
    const wanted = text === 'every zone' ? 'zone:*' : text;
    if (wanted === 'anywhere') return [placeOf(null, permissions)];
    const subject = resolveResource(wanted, account);
    if (subject.kind === 'zones')
      return subject.zones.map((zone) => placeOf(zoneResource(zone), permissions));
    return isOneResource(subject) ? [placeOf(subject, permissions)] : [];
  }

  function placeOf(resource: Resource | null, permissions: readonly Permission[]): Place {
    const places = resource === null ? everywhere() : [resource];
    const has = (on: Access, principal: Principal, permission: Permission, where: Resource): Truth => {
      const { verdict } = can(on, principal, permission, where);
      return verdict === 'allowed' ? 'yes' : verdict === 'unknown' ? 'maybe' : 'no';
    };
    const anyOf = (all: readonly Permission[], isSo: (permission: Permission, where: Resource) => Truth) =>
      or('no', ...all.flatMap((permission) => places.map((where) => isSo(permission, where))));
    // Each by itself: what is had by a policy of one's own may be another one than what is had at all.
    const parts = permissions.flatMap((one) => (one.kind === 'any' ? one.of : [one]));
    return {
      isAllowed: (principal) =>
        anyOf(permissions, (permission, where) => has(access, principal, permission, where)),
      isOwn: (principal) =>
        anyOf(parts, (permission, where) =>
          and(has(own, principal, permission, where), has(access, principal, permission, where)),
        ),
    };
  }

  /** The account, every zone, and every resource that a grant of anybody names, or every one of its type. */
  function everywhere(): readonly Resource[] {
    const scopes = account.principals.flatMap((one) =>
      access
        .grantsOf(one)
        .flatMap(({ cell, permissionGroup }) => [
          ...(cell.scope === null ? [] : [cell.scope]),
          ...[...(permissionGroup?.types ?? [])].filter(isNoAccount).map((type) => everyOf(type)),
        ]),
    );
    const all = [...scopes, everyOf(resourceTypes.zone)].map(
      (scope) => [scopeIdentity(scope), resourceAt(scope, account)] as const,
    );
    const account_ = resolveResource('account', account) as Resource;
    return [account_, ...new Map(all).values()];
  }

  function isKept(principal: Principal, word: string): Truth {
    if (principal.kind === 'token') {
      if (word === 'expiry') return principal.expiresOn === null ? 'no' : 'yes';
      if (principal.ipCondition.kind === 'unreadable') return 'maybe';
      return principal.ipCondition.kind === 'ranges' && principal.ipCondition.in.length > 0 ? 'yes' : 'no';
    }
    if (word === 'two-factor')
      return principal.twoFactor === null ? 'maybe' : principal.twoFactor ? 'yes' : 'no';
    const domain = principal.email?.toLowerCase().split('@').at(-1);
    if (account.ssoDomains.some((one) => one.toLowerCase() === domain)) return 'yes';
    return collectionGap(account, 'ssoConnectors') !== null || domain === undefined ? 'maybe' : 'no';
  }

  /** Every way in which what is unknown may turn out, one by one. */
  function countOffence(place: Place): Truth {
    const [least, most] = [check['at-least'], check['at-most']] as readonly number[];
    const holders = population
      .map((one) => ({ one, has: and(belongs(one), place.isAllowed(one)) }))
      .filter(({ has }) => has !== 'no');
    const open = holders.filter(({ has }) => has === 'maybe');
    const extra = hidden.length > 0 ? [0, 1, 2, 3, 4, 5, 6, 7, 8] : [0];
    const fits: boolean[] = [];
    for (let ways = 0; ways < 2 ** open.length; ways += 1) {
      const all = holders.filter(
        (holder) => holder.has === 'yes' || (ways >> open.indexOf(holder)) % 2 === 1,
      );
      const free = all.filter(({ one }) => conditionsOf(one).length === 0).length;
      for (const more of extra) fits.push(free + more >= (least ?? 0) && all.length + more <= (most ?? 0));
    }
    return fits.every((fit) => fit) ? 'no' : fits.some((fit) => fit) ? 'maybe' : 'yes';
  }
}

function kindOf(requirement: string): 'member' | 'token' {
  return requirement === 'expiry' || requirement === 'ip-condition' ? 'token' : 'member';
}
