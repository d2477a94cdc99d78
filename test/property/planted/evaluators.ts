import { accountKey, type Snapshot, zoneKey } from '@grantlens/snapshot';
import { type Implementation, type Open, openOracle, type Question, type Verdict } from '@grantlens/testkit';
import { groupIds } from '@grantlens/testkit/internal';
import { isRow, list, type Row, withPolicies, withRows, withValues } from './rewritten.ts';

// Evaluators with one mistake each, as people make them: the oracle about an account that is read wrongly, or with its
// verdict worked out wrongly.

/** What an evaluator answers, but for its evidence. */
export type Evaluator = Pick<Implementation, 'principals' | 'can' | 'whoCan' | 'whoCanNow' | 'whatCan'>;

const both = ['members', 'userGroups'] as const;

/** The oracle itself, with the lists that follow from its verdicts. */
export const openFaultless: Open<keyof Evaluator> = (snapshot) => answers(snapshot, canBy(snapshot));

function canBy(snapshot: Snapshot): Implementation['can'] {
  const { verdict } = openOracle(snapshot);
  return ({ principal, permission, resource }) => verdict(principal, permission, resource);
}

/** The lists of an evaluator that lets one question decide everything. */
function answers(snapshot: Snapshot, can: Implementation['can'], isActive = isActiveIn(snapshot)): Evaluator {
  const { principals } = openOracle(snapshot);
  const named = (permission: string, resource: string, verdict: Verdict) =>
    principals.filter((principal) => can({ principal, permission, resource }) === verdict);
  const lacks = (principal: string, group: string) => lackingOf(snapshot, can, { principal, group });
  return {
    principals,
    can,
    whoCan: (permission, resource) => ({
      allowed: named(permission, resource, 'allowed'),
      unknown: named(permission, resource, 'unknown'),
      lacks: (principal) => lacks(principal, permission),
    }),
    whoCanNow: (permission, resource) => named(permission, resource, 'allowed').filter(isActive),
    whatCan: (principal) =>
      groupIds(snapshot).map((permission) => ({
        permission,
        reaches: (resource) => can({ principal, permission, resource }) === 'allowed',
        lacks: lacks(principal, permission),
      })),
  };
}

/** What of a permission group somebody is not allowed where the group is. */
function lackingOf(
  snapshot: Snapshot,
  can: Implementation['can'],
  { principal, group }: { readonly principal: string; readonly group: string },
) {
  const { permissions, contains } = openOracle(snapshot);
  const names = permissions().filter((name) => contains(group, name));
  const verdicts: readonly Verdict[] = ['denied', 'unknown', 'not-granted'];
  return names.flatMap((permission) =>
    verdicts.map((verdict) => ({
      permissions: [permission],
      verdict,
      reaches: (resource: string) => can({ principal, permission, resource }) === verdict,
    })),
  );
}

const rowOf = ({ collections }: Snapshot, key: string): Row | undefined =>
  [...collections.members.items, ...collections.accountTokens.items]
    .filter(isRow)
    .find(({ id }) => key.endsWith(`:${id}`));

const isActiveIn = (snapshot: Snapshot) => (key: string) =>
  ['accepted', 'active'].includes(String(rowOf(snapshot, key)?.status));

/** An evaluator that takes the account for another. */
const reading =
  (read: (snapshot: Snapshot) => Snapshot): Open<keyof Evaluator> =>
  (snapshot) =>
    answers(snapshot, canBy(read(snapshot)));

/** An evaluator that gets another verdict. */
const saying =
  (says: (verdict: Verdict, question: Question, snapshot: Snapshot) => Verdict): Open<keyof Evaluator> =>
  (snapshot) => {
    const can = canBy(snapshot);
    return answers(snapshot, (question) => says(can(question), question, snapshot));
  };

/** An evaluator that makes another verdict of the certain grants that bear on a question, in their order. */
const deciding =
  (
    decide: (
      grants: readonly { readonly effect: 'allow' | 'deny'; readonly group: string | null }[],
    ) => Verdict,
  ): Open<keyof Evaluator> =>
  (snapshot) => {
    const { bearing, verdict } = openOracle(snapshot);
    return answers(snapshot, ({ principal, permission, resource }) => {
      const right = verdict(principal, permission, resource);
      const grants = bearing(principal, permission, resource)
        .filter(({ allow, deny }) => allow === 2 || deny === 2)
        .map(({ deny, group }) => ({
          effect: deny === 2 ? ('deny' as const) : ('allow' as const),
          group: group?.key ?? null,
        }));
      return right === 'unknown' || grants.length === 0 ? right : decide(grants);
    });
  };

const withoutScope = (policy: Row): Row =>
  policy.access === 'deny' ? { ...policy, resource_groups: [] } : policy;

const wholeAccount = ({ account }: Snapshot) => ({
  scope: { key: accountKey(String(account.id)), objects: [{ key: '*' }] },
});

/** The whole account taken for the zones that it has. */
function starAsZones(snapshot: Snapshot): Snapshot {
  const zones = list(snapshot.collections.zones.items).filter(isRow);
  const objects = zones.map(({ id }) => ({ key: zoneKey(String(id)) }));
  return withValues(snapshot, (value, key) =>
    key === 'objects' && list(value).some((it) => isRow(it) && it.key === '*') ? objects : value,
  );
}

function firstGroupOnly(snapshot: Snapshot): Snapshot {
  const { userGroups, userGroupMembers } = snapshot.collections;
  const seen = new Set<unknown>();
  const order = list(userGroups.items).flatMap((one) => (isRow(one) ? [String(one.id)] : []));
  const items = Object.fromEntries(
    order.map((id) => [
      id,
      list(userGroupMembers.items[id]).filter((one) => {
        const member = isRow(one) ? one.id : one;
        const isFirst = !seen.has(member);
        seen.add(member);
        return isFirst;
      }),
    ]),
  );
  const collections = { ...snapshot.collections, userGroupMembers: { ...userGroupMembers, items } };
  return { ...snapshot, collections: collections as Snapshot['collections'] };
}

/** The planted evaluators, by the words of the testkit's README. */
export const planted: Readonly<Record<string, Open<keyof Evaluator>>> = {
  'forgets a deny of the member': reading((snapshot) => withPolicies(snapshot, ['members'], withoutScope)),
  'forgets a deny through a user group': reading((snapshot) =>
    withPolicies(snapshot, ['userGroups'], withoutScope),
  ),
  'reads a deny of a user group as an allow': reading((snapshot) =>
    withPolicies(snapshot, ['userGroups'], (policy) =>
      policy.access === 'deny' ? { ...policy, access: 'allow' } : policy,
    ),
  ),
  'lets a deny cut only its own permission group': deciding((grants) => {
    const denied = grants.filter(({ effect }) => effect === 'deny').map(({ group }) => group);
    const isLeft = grants.some(({ effect, group }) => effect === 'allow' && !denied.includes(group));
    return isLeft ? 'allowed' : denied.length > 0 ? 'denied' : 'not-granted';
  }),
  'lets an allow win over a deny': deciding((grants) =>
    grants.some(({ effect }) => effect === 'allow') ? 'allowed' : 'denied',
  ),
  'lets the last policy decide': deciding((grants) =>
    grants.at(-1)?.effect === 'deny' ? 'denied' : 'allowed',
  ),
  'lets a deny on one thing deny everywhere': reading((snapshot) =>
    withPolicies(snapshot, both, (policy) =>
      policy.access === 'deny' && list(policy.resource_groups).length > 0
        ? { ...policy, resource_groups: [wholeAccount(snapshot)] }
        : policy,
    ),
  ),
  'takes the wildcard for the zones of today': reading(starAsZones),
  'reads an account-typed group as zone-typed': reading((snapshot) =>
    withValues(snapshot, (value, key) =>
      key === 'scopes' && value === 'com.cloudflare.api.account' ? 'com.cloudflare.api.account.zone' : value,
    ),
  ),
  'says no where something was not seen': saying((verdict) =>
    verdict === 'unknown' ? 'not-granted' : verdict,
  ),
  'says yes where something was not seen': saying((verdict) => (verdict === 'unknown' ? 'allowed' : verdict)),
  'takes a pending member for an active one': (snapshot) => answers(snapshot, canBy(snapshot), () => true),
  'gives a pending member nothing': saying((verdict, { principal }, snapshot) =>
    rowOf(snapshot, principal)?.status === 'pending' ? 'not-granted' : verdict,
  ),
  "takes another account's key for its own": reading((snapshot) =>
    withValues(snapshot, (value) =>
      typeof value === 'string' && /^com\.cloudflare\.api\.account\.[0-9a-f]{32}$/.test(value)
        ? accountKey(String(snapshot.account.id))
        : value,
    ),
  ),
  'takes an empty list for everything': reading((snapshot) =>
    withPolicies(snapshot, both, (policy) =>
      Array.isArray(policy.resource_groups) && policy.resource_groups.length === 0
        ? { ...policy, resource_groups: [wholeAccount(snapshot)] }
        : policy,
    ),
  ),
  'believes only the first user group': reading(firstGroupOnly),
  'forgets the older roles': reading((snapshot) =>
    withRows(snapshot, 'members', (one) =>
      Array.isArray(one.roles) && (one.policies ?? null) === null ? { ...one, policies: [] } : one,
    ),
  ),
  'forgets that a super administrator has everything': (snapshot) => {
    const { bearing } = openOracle(snapshot);
    const right = canBy(snapshot);
    const everything = '8e23b19e4e0d44c29d239c5688ba8cbb';
    return answers(snapshot, (question) => {
      const { principal, permission, resource } = question;
      const grants = bearing(principal, permission, resource);
      const isBySuper = grants.length > 0 && grants.every(({ group }) => group?.key === everything);
      return isBySuper && permission !== everything ? 'not-granted' : right(question);
    });
  },
  'shows a permission group without what it lacks': (snapshot) => {
    const right = openFaultless(snapshot);
    return { ...right, whatCan: (who) => right.whatCan(who).map((one) => ({ ...one, lacks: [] })) };
  },
  'lists only who can by a policy of their own': (snapshot) => {
    const alone = canBy(
      withPolicies(snapshot, ['userGroups'], (policy) => ({ ...policy, resource_groups: [] })),
    );
    return { ...openFaultless(snapshot), whoCan: answers(snapshot, alone).whoCan };
  },
};
