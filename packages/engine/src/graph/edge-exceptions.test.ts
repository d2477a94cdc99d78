import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import {
  groupRow,
  memberRow,
  openAccount,
  openGroupRow,
  policyRow,
  zoneKey,
  zoneRow,
  zoneType,
} from '../raw-account.fixture.ts';
import { resolvePermission } from '../resolve/permission.ts';
import { resolvePrincipal } from '../resolve/principal.ts';
import { resolveResource } from '../resolve/resource.ts';
import { scopeWords } from '../words/words.ts';
import { drawAccess } from './drawing.ts';
import type { AccessDrawing } from './graph-drawer.ts';
import { drawSelected } from './selection.ts';

const both = groupRow('both', ['dns_records:edit', 'dns_records:read'], zoneType);
const edits = groupRow('edits', ['dns_records:edit'], zoneType);

// Through one user group ana and ben may do both everywhere; ben may not edit on z1 and z2.
const access = openAccount({
  members: [
    memberRow('ana'),
    memberRow('ben', policyRow('p2', 'deny', [edits], zoneKey('z1'), zoneKey('z2'))),
  ],
  userGroups: [{ id: 'g1', name: 'Web', policies: [policyRow('p1', 'allow', [both], '*')] }],
  userGroupMembers: { g1: [{ id: 'ana' }, { id: 'ben' }] },
  zones: [zoneRow('z1'), zoneRow('z2')],
});

/** Every exception on an edge, as `permission group: permissions, place, verdict, for whom`. */
function exceptions(graph: AccessDrawing, { account }: Access = access): readonly string[] {
  return graph
    .mapEdges((_, { except = [] }, _from, _to, { label }) =>
      except.map(({ permissions, scope, verdict, principals }) =>
        [
          `${label}: ${permissions?.join(' and ') ?? 'all of it'}`,
          scope === null ? 'everywhere' : scopeWords(scope, account),
          verdict,
          principals?.map(({ email }) => email).join() ?? 'everybody',
        ].join(', '),
      ),
    )
    .flat();
}

const everything = { principals: null, permission: null, subject: null };

test('an edge of a permission group says which part of it a deny of another group takes, where and from whom', () => {
  expect(exceptions(drawAccess(access))).toEqual([
    'Group both: dns_records:edit, z1.example, denied, ben@example.com',
    'Group both: dns_records:edit, z2.example, denied, ben@example.com',
  ]);
});

test('an edge names nobody where all who are drawn have the exception, and none where nobody drawn has it', () => {
  const only = (email: string) => {
    const principals = [resolvePrincipal(email, access.account)];
    return exceptions(drawSelected(access, { ...everything, principals }));
  };
  expect(only('ben@example.com')).toEqual([
    'Group both: dns_records:edit, z1.example, denied, everybody',
    'Group both: dns_records:edit, z2.example, denied, everybody',
  ]);
  expect(only('ana@example.com')).toEqual([]);
});

test('a user group that is drawn has the exceptions of its members', () => {
  const selection = { ...everything, principals: [], userGroups: access.account.userGroups };
  expect(exceptions(drawSelected(access, selection))).toHaveLength(2);
});

test('an edge leaves out the exceptions to a permission, or on a resource, that was not asked for', () => {
  const subject = resolveResource('z2.example', access.account);
  const zones = resolveResource('zone:z1*', access.account);
  const permission = (name: string) => resolvePermission(name, access.account);
  const drawn = (selection: Partial<Parameters<typeof drawSelected>[1]>) =>
    exceptions(drawSelected(access, { ...everything, ...selection }));
  const on = (zone: string) => [`Group both: dns_records:edit, ${zone}, denied, ben@example.com`];
  expect(drawn({ subject })).toEqual(on('z2.example'));
  expect(drawn({ subject: zones })).toEqual(on('z1.example'));
  expect(drawn({ permission: permission('dns_records:edit'), subject })).toEqual(on('z2.example'));
  expect(drawn({ permission: permission('Group both'), subject })).toEqual(on('z2.example'));
  expect(drawn({ permission: permission('dns_records:read') })).toEqual([]);
});

test('an edge says where a deny leaves nothing of what it shows, and where a deny that cannot be read may', () => {
  const [cut, doubtful] = [zoneKey('z1'), zoneKey('z2')];
  const rows = {
    members: [
      memberRow('cat', policyRow('p1', 'allow', [edits], cut), policyRow('p2', 'deny', [both], '*')),
      memberRow(
        'dan',
        policyRow('p3', 'allow', [edits], doubtful),
        policyRow('p4', 'deny', [openGroupRow('mystery', zoneType)], '*'),
      ),
    ],
    zones: [zoneRow('z1'), zoneRow('z2')],
  };
  const other = openAccount(rows);
  expect(exceptions(drawAccess(other), other)).toEqual([
    'Group edits: all of it, everywhere, denied, everybody',
    'Group edits: all of it, everywhere, unknown, everybody',
  ]);
});
