import type { Units } from '@grantlens/engine';
import type { Account, Member, Snapshot } from '@grantlens/snapshot';
import { addTo, isObject, type JsonObject } from '@grantlens/snapshot/internal';
import { personKey } from './review-unit.ts';

/**
 * Who must not decide about a unit: nobody decides about their own `account`, `membership` and `direct`
 * units, nor about what a user group gives that they are in. A person is known by `email` and by
 * `user.email`, which may differ.
 */
export function subjectsOf(
  account: Account,
  units: Units,
  snapshot: Snapshot,
): ReadonlyMap<string, readonly string[]> {
  const addresses = addressesIn(snapshot);
  const of = (member: Member): readonly string[] => [
    ...new Set([
      ...(member.email === null ? [] : [personKey(member.email)]),
      ...(member.id === null ? [] : (addresses.get(member.id) ?? [])),
    ]),
  ];
  const members = account.principals.filter((principal) => principal.kind === 'member');
  const inGroup = new Map<string, string[]>();
  for (const member of members)
    for (const key of member.groups) for (const address of of(member)) addTo(inGroup, key, address);
  return new Map(
    units.all.map(({ id, principal, group }) => {
      if (principal !== null) return [id, principal.kind === 'member' ? of(principal) : []];
      return [id, group === null ? [] : (inGroup.get(group.key) ?? [])];
    }),
  );
}

/** Every address of a member, by its id. */
function addressesIn({ collections }: Snapshot): ReadonlyMap<string, readonly string[]> {
  const { items } = collections.members;
  const rows = Array.isArray(items) ? items.filter((row): row is JsonObject => isObject(row)) : [];
  return new Map(
    rows.flatMap(({ id, email, user }) => {
      const all = [email, isObject(user) ? user.email : null];
      const texts = all.filter((one): one is string => typeof one === 'string' && one.trim() !== '');
      return typeof id === 'string' ? [[id, texts.map(personKey)] as const] : [];
    }),
  );
}
