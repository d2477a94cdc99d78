import { type HeldPrivilege, type PrivilegeKind, privilegePermissions } from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import { addTo } from '@grantlens/snapshot/internal';
import type { PrivilegeReason, PrivilegeWay } from '../../model/privileged.ts';
import { compareBy } from '../../words/order.ts';
import { privilegeSentence } from '../../words/permissions.ts';

/** Why somebody is privileged: what follows from a stronger privilege by the same ways is not said again. */
export function reasonsOf(held: readonly HeldPrivilege[], account: Account): readonly PrivilegeReason[] {
  const own = held.filter((one, at) => !held.slice(0, at).some((stronger) => implies(stronger, one)));
  const alike = new Map<string, HeldPrivilege[]>();
  for (const privilege of own) addTo(alike, likenessOf(privilege), privilege);
  return [...alike.values()].flatMap((privileges) => {
    const [first] = privileges;
    if (first === undefined) return [];
    const { kind, verdict, ways } = first;
    const permissions = privileges.flatMap((one) => privilegePermissions(one.kind, account));
    return [
      { says: privilegeSentence({ kind, verdict, permissions }), verdict, ways: waysOf(ways.map(wayOf)) },
    ];
  });
}

/** Single permissions with the same verdict and the same paths share one sentence. */
function likenessOf({ kind, verdict, ways }: HeldPrivilege): string {
  const own = kind === 'super-administrator' || kind === 'administrator' ? kind : 'permissions';
  return JSON.stringify([own, verdict, ways.map(({ policy, group }) => [policy.id, group?.key]).sort()]);
}

/** What comes with a privilege by nature (S10). */
const implied: Readonly<Record<PrivilegeKind, readonly PrivilegeKind[]>> = {
  'super-administrator': ['administrator', 'members', 'tokens', 'sso', 'billing'],
  administrator: ['tokens', 'sso'],
  members: [],
  tokens: [],
  sso: [],
  billing: [],
};

function implies(stronger: HeldPrivilege, weaker: HeldPrivilege): boolean {
  return (
    stronger.verdict === weaker.verdict &&
    implied[stronger.kind].includes(weaker.kind) &&
    weaker.ways.every((way) => stronger.ways.some((other) => isSameWay(way, other)))
  );
}

function isSameWay(a: HeldPrivilege['ways'][number], b: HeldPrivilege['ways'][number]): boolean {
  return a.policy === b.policy && a.group === b.group;
}

function wayOf({ path, group }: HeldPrivilege['ways'][number]): Omit<PrivilegeWay, 'says'> {
  return { path, groupId: group === null ? null : (group.id ?? group.key), groupName: group?.name ?? null };
}

/** Each way once, the direct first. */
export function waysOf(ways: readonly Omit<PrivilegeWay, 'says'>[]): readonly PrivilegeWay[] {
  const named = ways.map(({ path, groupId, groupName }) => {
    const group = groupName ?? groupId ?? 'a user group that was not seen';
    return { says: path === 'direct' ? 'directly' : `through ${group}`, path, groupId, groupName };
  });
  const once = new Map(named.map((way) => [JSON.stringify(way), way]));
  return [...once.values()].sort(
    compareBy(
      (way) => way.path,
      (way) => way.groupName,
      (way) => way.groupId,
    ),
  );
}
