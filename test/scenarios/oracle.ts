import type { Snapshot } from '@grantlens/snapshot';
import { isObject } from '@grantlens/snapshot/internal';
import { openOracle } from '@grantlens/testkit';
import { groupIds, groupRows } from '@grantlens/testkit/internal';
import type { Implementation } from './implementation.ts';

type Row = Readonly<Record<string, unknown>>;

/** The oracle, asked in the words of the scenarios. It answers what it knows: the verdict. */
export function openOracleImplementation(snapshot: Snapshot): Implementation {
  const { verdict } = openOracle(snapshot);
  const accountKey = `com.cloudflare.api.account.${snapshot.account.id}`;
  const members = snapshot.collections.members.items.filter(isObject).map((row) => ({
    name: String(row.email ?? (isObject(row.user) ? row.user.email : undefined) ?? row.id),
    key: `member:${row.id}`,
    standing: row.status === 'accepted' ? 'active' : row.status === 'pending' ? 'pending' : 'inactive',
  }));
  const tokens = snapshot.collections.accountTokens.items.filter(isObject).map((row) => ({
    name: `token:${row.name}`,
    key: `token:${row.id}`,
    standing: isTokenActive(row, snapshot.takenAt.end) ? 'active' : 'inactive',
  }));
  const principals = [...new Map([...members, ...tokens].map((each) => [each.key, each])).values()];

  const permissionOf = (asked: string) =>
    asked.includes(':') ? asked : (groupNamed(snapshot, asked) ?? asked);
  function resourceOf(words: string): string {
    const zone = snapshot.collections.zones.items.filter(isObject).find(({ name }) => name === words);
    if (zone !== undefined) return `com.cloudflare.api.account.zone.${zone.id}`;
    return words === 'account' ? accountKey : words;
  }

  return {
    can: (principal, permission, resource) => {
      const who = principals.find(({ name }) => name === principal);
      if (who === undefined) throw new Error(`nobody is called ${principal}`);
      return { verdict: verdict(who.key, permissionOf(permission), resourceOf(resource)) };
    },
    whoCan: (permission, resource, include) => {
      const asked = principals.filter(
        ({ standing }) => standing === 'active' || include.some((other) => other === standing),
      );
      const named = (wanted: string) =>
        asked
          .filter(({ key }) => verdict(key, permissionOf(permission), resourceOf(resource)) === wanted)
          .map(({ name }) => name);
      return { allowed: named('allowed'), unknown: named('unknown') };
    },
    principals: principals.map(({ name }) => name),
  };
}

/** S4: active is one whose status says so and whose dates are around the end of the taking. */
function isTokenActive({ status, expires_on: expires, not_before: starts }: Row, end: string): boolean {
  const isPast = (time: unknown) => typeof time === 'string' && Date.parse(time) <= Date.parse(end);
  return status === 'active' && !isPast(expires) && (typeof starts !== 'string' || isPast(starts));
}

/** The id of the one group with a name or label. */
function groupNamed(snapshot: Snapshot, words: string): string | undefined {
  const isMeant = ({ name, meta }: Row) => name === words || (isObject(meta) && meta.label === words);
  const found = groupRows(snapshot).find(isMeant);
  return groupIds(snapshot).find((id) => id === words || id === found?.id);
}
