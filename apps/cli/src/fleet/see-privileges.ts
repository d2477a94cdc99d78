import { type Access, type Assumption, accountResource, type Permission, whoCan } from '@grantlens/engine';
import {
  type Listed,
  type PrivilegeKind,
  principalWords,
  privilegeKinds,
  privilegePermissions,
} from '@grantlens/engine/internal';
import type { Account, Principal } from '@grantlens/snapshot';
import type { FleetPrivileged } from '../answers/fleet/question.ts';
import { standingCells } from '../answers/standing-columns.ts';
import { standingsOf } from '../answers/standings.ts';
import { listedRecord, pathsCell } from '../answers/who-can-one.ts';
import { type GapRecord, gapRecord } from '../output/records.ts';
import { momentAccountOf } from './moment-account.ts';
import type { PrivilegeRow, PrivilegesPart } from './task.ts';

/** Who holds a privilege in an account: for each of them what `who-can` answers about it on the account as such. */
export function seePrivileges(access: Access, asked: FleetPrivileged): PrivilegesPart {
  const { account } = access;
  const gaps = new Map<string, GapRecord>();
  const assumptions = new Set<Assumption>();
  let complete = true;
  const held = privilegeKinds.flatMap((privilege): readonly PrivilegeRow[] => {
    const permission = permissionOf(privilege, account);
    if (permission === null) return [];
    const answer = whoCan(access, permission, accountResource(account), standingsOf(asked));
    complete &&= answer.complete;
    if (!answer.complete) for (const gap of answer.gaps) gaps.set(gap.id, gapRecord(gap));
    for (const one of answer.assumptions) assumptions.add(one);
    return answer.listed.map((listed) => rowOf(listed, privilege, access));
  });
  return {
    kind: 'privileges',
    account: momentAccountOf(account),
    complete,
    gaps: [...gaps.values()],
    held,
    assumptions: [...assumptions],
  };
}

/** What makes a privilege in an account; null where the account has nothing that does. */
export function permissionOf(privilege: PrivilegeKind, account: Account): Permission | null {
  const of = privilegePermissions(privilege, account).filter((one) =>
    one.kind === 'group'
      ? account.permissionGroups.has(one.group.key)
      : account.permissions.includes(one.name),
  );
  const [only, ...others] = of;
  if (only === undefined) return null;
  return others.length === 0 ? only : { kind: 'any', glob: privilege, of };
}

function rowOf(listed: Listed, privilege: PrivilegeKind, access: Access): PrivilegeRow {
  const { principal, verdict } = listed;
  return {
    privilege,
    account: momentAccountOf(access.account),
    verdict: verdict === 'allowed' ? 'allowed' : 'unknown',
    holder: holderOf(principal),
    row: JSON.parse(JSON.stringify(listedRecord(listed, access))),
    words: {
      principal: principalWords(principal),
      standing: standingCells(principal, access.account),
      by: pathsCell(listed, access),
    },
  };
}

function holderOf(principal: Principal): PrivilegeRow['holder'] {
  if (principal.kind === 'token') return { kind: 'token', id: principal.id, name: principal.name };
  const { id, userId, email } = principal;
  return { kind: 'member', id, userId, email };
}
