import type { Access } from '@grantlens/engine';
import {
  activityByArea,
  lastActivityWords,
  openActivity,
  openChangedBy,
  openPrivileges,
  principalWords,
  printable,
} from '@grantlens/engine/internal';
import type { Member, Principal, Token } from '@grantlens/snapshot';
import { lookupIn, managerOf, type TerraformManages } from '@grantlens/snapshot/internal';
import { principalRecord } from '../../output/records.ts';
import { changedByRecords, changedField } from '../changed-by.ts';
import { yesNo } from '../inventory/inventory.ts';
import { byAreaCell, byAreaRecord, lastActivityRecord } from '../last-activity.ts';
import { privilegeRecords, privilegeWordsOf } from '../privileges.ts';
import { addressesRecord, addressWords } from '../token-conditions.ts';
import { shownHoldings } from './holdings.ts';
import type { Shown } from './shown.ts';

/** A member with groups and standing, or a token with its conditions; and what either can do. */
export function shownPrincipal(principal: Principal, access: Access, terraform: TerraformManages): Shown {
  const managedBy = managerOf(principal, access.account, terraform);
  const privileges = openPrivileges(access)(principal);
  const { records, part, doubts } = shownHoldings(access, principal);
  const changed = openChangedBy(access.account).ofPrincipal(principal);
  const activity = openActivity(access.account);
  const lastActivity = activity.last(principal);
  const byArea = activityByArea(activity, principal);
  const own = principal.kind === 'member' ? ofMember(principal, access) : ofToken(principal);
  return {
    record: () => ({
      kind: principal.kind,
      principal: principalRecord(principal),
      standing: principal.standing,
      status: principal.status,
      lastActivity: lastActivityRecord(lastActivity),
      lastActivityByArea: byAreaRecord(byArea),
      changedBy: changedByRecords(changed),
      ...own.record(),
      managedBy,
      privileges: privilegeRecords(privileges),
      can: records(),
    }),
    words: `${principal.kind} ${principalWords(principal)}`,
    fields: [
      ['id', principal.id ?? ''],
      [
        'standing',
        `${principal.standing}${principal.status === null ? '' : ` (${printable(principal.status)})`}`,
      ],
      ...own.fields,
      ['last recorded', lastActivityWords(lastActivity)],
      ...(byAreaCell(byArea) === '' ? [] : [['by area', byAreaCell(byArea)] as const]),
      ...changedField(changed, 'it'),
      ['managed by', managedBy],
      ['privileges', privilegeWordsOf(privileges).join(', ') || 'none'],
    ],
    parts: () => [part()],
    ...(doubts === undefined ? {} : { doubts }),
    restsOn: principal.kind === 'member' ? ['userGroups', 'userGroupMembers'] : [],
  };
}

function ofMember(member: Member, { account }: Access): Pick<Shown, 'record' | 'fields'> {
  const groups = lookupIn(account).userGroupsOf(new Set(member.groups));
  return {
    record: () => ({
      twoFactor: member.twoFactor,
      apiAccess: member.apiAccess,
      userGroups: groups.map(({ id, name }) => ({ id, name: name ?? undefined })),
    }),
    fields: [
      ['name', printable(member.name ?? '')],
      ['second factor', yesNo(member.twoFactor)],
      ['API access', member.apiAccess === null ? 'as the account has it' : yesNo(member.apiAccess)],
      ['groups', groups.map(({ name, key }) => printable(name ?? key)).join('\n') || 'none'],
    ],
  };
}

function ofToken(token: Token): Pick<Shown, 'record' | 'fields'> {
  return {
    record: () => ({
      notBefore: token.notBefore,
      expiresOn: token.expiresOn,
      lastUsedOn: token.lastUsedOn,
      addresses: addressesRecord(token),
      made: madeRecord(token),
    }),
    fields: [
      ...(token.notBefore === null
        ? []
        : [['valid from', printable(token.notBefore)] satisfies readonly [string, string]]),
      ['expires', printable(token.expiresOn ?? 'never')],
      ['last used', printable(token.lastUsedOn ?? 'not shown')],
      ['works from', addressWords(token).join('\n')],
      ['made', madeWords(token)],
    ],
  };
}

/** What the API's own fields say of its making; null where they say nothing. */
function madeRecord({ made }: Token) {
  if (made === undefined) return null;
  return { at: made.at ?? null, by: made.by ?? null, application: made.application ?? null };
}

function madeWords({ made }: Token): string {
  const parts = [
    ...(made?.at === undefined ? [] : [made.at]),
    ...(made?.by === undefined ? [] : [`by ${made.by}`]),
    ...(made?.application === undefined ? [] : [`through the application ${made.application}`]),
  ];
  return parts.length === 0 ? 'not shown' : printable(parts.join(' '));
}
