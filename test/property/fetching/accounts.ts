import type { AccountState } from '@grantlens/sandbox/internal';
import * as fc from 'fast-check';

const rows = (kind: string, count: number, more: (at: number) => object = () => ({})) =>
  Array.from({ length: count }, (_, at) => ({ id: `${kind}-${at}`, name: `${kind} ${at}`, ...more(at) }));

/** Accounts of every size that matters for pages: none, one, a page of the smallest kind, several. */
export const states: fc.Arbitrary<AccountState> = fc
  .record({
    members: fc.integer({ min: 1, max: 60 }),
    roles: fc.integer({ min: 0, max: 12 }),
    permissionGroups: fc.integer({ min: 0, max: 30 }),
    resourceGroups: fc.integer({ min: 0, max: 8 }),
    zones: fc.integer({ min: 0, max: 25 }),
    accountTokens: fc.integer({ min: 0, max: 6 }),
    groups: fc.array(fc.integer({ min: 0, max: 14 }), { maxLength: 7 }),
    scimUsers: fc.integer({ min: 0, max: 40 }),
    scimGroups: fc.integer({ min: 0, max: 12 }),
    oauthClients: fc.integer({ min: 0, max: 12 }),
  })
  .map((sizes) => {
    const members = rows('member', sizes.members, (at) => ({
      email: `person${at}@example.com`,
      status: 'accepted',
      policies: [],
    }));
    const groups = rows('group', sizes.groups.length);
    const inGroups = sizes.groups.map((size, at) => [
      groups[at]?.id ?? '',
      members.slice(0, size).map(({ id }) => id),
    ]);
    return {
      account: { id: 'acme', name: 'Acme' },
      members,
      roles: rows('role', sizes.roles),
      userGroups: groups,
      userGroupMembers: Object.fromEntries(inGroups),
      permissionGroups: rows('permission', sizes.permissionGroups),
      resourceGroups: rows('resource', sizes.resourceGroups),
      zones: rows('zone', sizes.zones, (at) => ({ type: at % 9 === 8 ? 'internal' : 'full' })),
      accountTokens: rows('token', sizes.accountTokens, () => ({ status: 'active' })),
      tokenPermissionGroups: rows('token-permission', 3),
      ssoConnectors: rows('connector', 1),
      scimUsers: rows('user', sizes.scimUsers),
      scimGroups: rows('scim-group', sizes.scimGroups),
      oauthClients: rows('application', sizes.oauthClients),
    };
  });
