import type { Account, Policy } from '@grantlens/snapshot';
import type { Access } from '../access/access.ts';
import {
  groupRow,
  memberRow,
  openAccount,
  openGroupRow,
  policyRow,
  zoneRow,
  zoneType,
} from '../raw-account.fixture.ts';

const dns = groupRow('dns', ['dns_records:edit']);
const waf = groupRow('waf', ['waf:edit']);
const shared = policyRow('shared', 'allow', [dns], '*');

/**
 * Two user groups. Ada and Bob are in Team, Bob in Crew besides; of Crew there is somebody whom no row shows
 * by that id, and dee, whose row shows no id, may be that one. Eve is in neither, and the token never could
 * be.
 */
export const access: Access = openAccount({
  members: [
    memberRow('ada', policyRow('own', 'allow', [waf], '*')),
    memberRow('bob', shared),
    memberRow('cal', shared, policyRow('also', 'deny', [waf], '*')),
    { email: 'dee@example.com', status: 'accepted', policies: [] },
    memberRow('eve', { ...policyRow('bare', 'allow', [waf], '*'), id: null }),
  ],
  accountTokens: [{ id: 't1', name: 'robot', status: 'active', policies: [] }],
  userGroups: [
    { id: 'g1', name: 'Team', policies: [shared, policyRow('extra', 'deny', [waf], '*')] },
    {
      id: 'g2',
      name: 'Crew',
      policies: [policyRow('q1', 'allow', [dns], '*'), policyRow('q2', 'allow', [waf], '*')],
    },
    { id: 'g3', name: 'Idle' },
  ],
  userGroupMembers: { g1: [{ id: 'ada' }, { id: 'bob' }], g2: [{ id: 'bob' }, { id: 'somebody' }], g3: [] },
  permissionGroups: [
    dns,
    waf,
    groupRow('zdns', ['dns_records:edit'], zoneType),
    { ...openGroupRow('untyped'), meta: {} },
  ],
  tokenPermissionGroups: [{ id: 'tz', name: 'Zones', scopes: [zoneType] }],
  zones: [zoneRow('z1')],
});

/** The same account where of Crew a row of its list of members cannot be read: anybody may be in it. */
export const withUnreadable: Access = openAccount({
  members: [memberRow('ada'), memberRow('bob')],
  accountTokens: [{ id: 't1', name: 'robot', status: 'active', policies: [] }],
  userGroups: [{ id: 'g2', name: 'Crew', policies: [policyRow('q1', 'allow', [dns], '*')] }],
  userGroupMembers: { g2: [{ id: 'bob' }, {}] },
  permissionGroups: [dns, waf],
});

/** Who is in which user group, how large the groups are, and who holds what: a line each. */
export function linesOf({ principals, userGroups, policies }: Account): readonly string[] {
  return [
    ...principals.map(({ key, groups }) => [key, ...groups].join(' in ')),
    ...userGroups.map(({ key, size }) => `${key} of ${size}`),
    ...policies.map(policyLine),
  ];
}

function policyLine({ id, effect, holder, gaps }: Policy): string {
  const whose =
    holder.kind === 'principal'
      ? holder.principal
      : holder.kind === 'user-group'
        ? holder.group
        : `possible ${holder.principal ?? 'anybody'} in ${holder.group ?? 'anything'}`;
  return `${id ?? 'no id'} ${effect} ${whose}${gaps.map((gap) => ` ? ${gap}`).join('')}`;
}
