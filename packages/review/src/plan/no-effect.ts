import type { Access, Unit } from '@grantlens/engine';
import { scopesOf, typicalOf } from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import { openRank } from './rank.ts';

/** Opens the question whether revoking a unit changes nothing, because others that stay give the same. */
export function openNoEffect(before: Access, end: Access): (unit: Unit) => boolean {
  const [was, is] = [openRank(before), openRank(end)];
  return (unit) => {
    if (unit.access !== 'allow' || unit.kind === 'account' || unit.kind === 'token') return false;
    const cells = cellsOf(unit, before);
    const points = holdersOf(unit, before).flatMap(({ key }) =>
      cells.flatMap(({ group, resource }) => {
        const permission = { kind: 'group', group } as const;
        const rank = was(key, permission, resource);
        return rank === 0 ? [] : [is(key, permission, resource) >= rank];
      }),
    );
    return points.length > 0 && points.every(Boolean);
  };
}

function cellsOf(unit: Unit, { policiesOf, cellsOf: cellsIn, groupOf, account }: Access) {
  const cells =
    unit.kind === 'membership' && unit.group !== null
      ? policiesOf(unit.group.key).flatMap((policy) => (policy.effect === 'allow' ? cellsIn(policy) : []))
      : unit.sources.map(({ cell }) => cell);
  return cells.flatMap((cell) => {
    const group = groupOf(cell);
    if (group === null) return [];
    return scopesOf({ cell, permissionGroup: group }, account).map((scope) => ({
      group,
      resource: typicalOf(scope),
    }));
  });
}

function holdersOf({ principal, group }: Unit, { account }: Access): readonly Principal[] {
  if (principal !== null) return [principal];
  return account.principals.filter(({ groups }) => groups.some((key) => key === group?.key));
}
