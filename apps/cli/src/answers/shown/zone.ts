import type { Access } from '@grantlens/engine';
import { printable } from '@grantlens/engine/internal';
import type { Zone } from '@grantlens/snapshot';
import { lookupIn } from '@grantlens/snapshot/internal';
import type { Row } from '../../output/records.ts';
import { policyRecord, shownPolicies } from './policies.ts';
import { holderCells, holderRecord } from './policy-holder.ts';
import type { Shown } from './shown.ts';

/** `{ id, name, status, type, key }` */
export function zoneRecord({ id, name, status, type, key }: Zone): Row {
  return { id, name, status, type, key };
}

/** A zone, and the policies that name it. */
export function shownZone(zone: Zone, access: Access): Shown {
  const naming = lookupIn(access.account)
    .policiesNaming(zone.key)
    .filter(({ holder }) => holder.kind !== 'possible');
  const policies = shownPolicies(naming, access);
  return {
    record: () => ({
      kind: 'zone',
      zone: zoneRecord(zone),
      namedBy: naming.map((policy) => ({
        holder: holderRecord(policy, access),
        policy: policyRecord(policy, access),
      })),
    }),
    words: printable(`zone ${zone.name ?? zone.id}`),
    fields: [
      ['id', zone.id],
      ['status', printable(zone.status ?? 'not shown')],
      ['type', printable(zone.type ?? 'not shown')],
      ['key', zone.key],
    ],
    parts: () => {
      const part = policies.part();
      return [
        {
          title: 'policies that name it (others reach it as one of all zones, or of the whole account)',
          columns: ['held by', ...part.columns],
          rows: part.rows.map((row, at) => {
            const policy = naming[at];
            return [policy === undefined ? '' : holderCells(policy, access), ...row];
          }),
        },
      ];
    },
    restsOn: ['zones', 'members', 'userGroups', 'accountTokens'],
  };
}
