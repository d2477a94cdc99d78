import { expect, test } from 'vitest';
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
import { drawAccess } from './drawing.ts';
import type { AccessDrawing } from './graph-drawer.ts';
import { drawSelected, isEverything, type Selection } from './selection.ts';

const dns = groupRow('dns', ['dns_records:edit'], zoneType);
const cache = groupRow('cache', ['cache_purge:edit'], zoneType);

// Ana edits DNS everywhere but on z2, Ben empties the cache of z2, nobody knows what Cat can do on z1.
const access = openAccount({
  members: [
    memberRow('ana', policyRow('p1', 'allow', [dns], '*'), policyRow('p2', 'deny', [dns], zoneKey('z2'))),
    memberRow('ben', policyRow('p3', 'allow', [cache], zoneKey('z2'))),
    memberRow('cat', policyRow('p4', 'allow', [openGroupRow('unheard', zoneType)], zoneKey('z1'))),
    memberRow('dan'),
  ],
  zones: [zoneRow('z1'), zoneRow('z2')],
});

// Eve's second permission group may hold more than it shows, of Fay's policy only the effect can be read.
const part = {
  ...groupRow('part', []),
  permissions: [{ attributes: { legacy_name: '#dns_records:edit' } }, {}],
};
const billing = groupRow('billing', ['billing:edit']);
const doubtful = openAccount({
  members: [
    memberRow('eve', policyRow('p1', 'allow', [billing, part], '*')),
    memberRow('fay', { id: 'p2', access: 'deny', permission_groups: [{}], resource_groups: [{}] }),
    memberRow(
      'gus',
      policyRow('p3', 'allow', [dns], '*', `${zoneType}.*`),
      policyRow('p4', 'deny', [billing], '*'),
    ),
  ],
  zones: [zoneRow('z1')],
});
const everything: Selection = { principals: null, permission: null, subject: null };

/** The labels of the nodes of a kind, in order. */
function labels(selection: Partial<Selection>, ...kinds: readonly string[]): readonly string[] {
  const graph = drawSelected(access, { ...everything, ...selection });
  const drawn = graph.mapNodes((_, { kind, label }) => (kinds.includes(kind) ? [label] : []));
  return drawn.flat().sort();
}

/** Every edge as a sentence; `?` where it is not sure. */
function sentences(graph: AccessDrawing): readonly string[] {
  const said = graph.mapEdges((_, { label, certainty }, _from, _to, from, to) => {
    const sentence = `${from.label} ${label} ${to.label}`;
    return certainty === 'sure' ? sentence : `${sentence} ?`;
  });
  return said.sort();
}

test('a graph without a selection draws everything', () => {
  expect(isEverything(everything)).toBe(true);
  expect(drawSelected(access, everything).export()).toEqual(drawAccess(access).export());
  expect(labels({}, 'principal', 'resource')).toEqual([
    'ana@example.com',
    'ben@example.com',
    'cat@example.com',
    'dan@example.com',
    'z1.example',
    'z2.example',
  ]);
});

test('a selection of a principal has its grants and what they reach', () => {
  const principals = [resolvePrincipal('ben@example.com', access.account)];
  expect(labels({ principals }, 'principal', 'permission-group', 'account', 'resource')).toEqual([
    'Group cache',
    'ben@example.com',
    'z2.example',
  ]);
});

test('a selection of a principal has it, with nothing where it has nothing', () => {
  const principals = [resolvePrincipal('dan@example.com', access.account)];
  expect(isEverything({ ...everything, principals })).toBe(false);
  expect(drawSelected(access, { ...everything, principals }).order).toBe(1);
});

test('a selection of a permission has what gives it, takes it, and may give it', () => {
  const permission = resolvePermission('dns_records:edit', access.account);
  expect(labels({ permission }, 'principal')).toEqual(['ana@example.com', 'cat@example.com']);
  const graph = drawSelected(access, { ...everything, permission });
  const effects = graph.mapEdges((_, { label }, _from, _to, _source, { kind }) =>
    kind === 'permission-group' ? [label] : [],
  );
  expect(effects.flat().sort()).toEqual(['allows', 'denies', 'may allow']);
});

test('a selection of a resource has what reaches it, and of the resources only this one', () => {
  const subject = resolveResource('z1.example', access.account);
  expect(labels({ subject }, 'principal', 'account', 'resource')).toEqual([
    'Harbour',
    'ana@example.com',
    'cat@example.com',
    'z1.example',
  ]);
});

test('a selection of every zone has what reaches any of them', () => {
  const subject = resolveResource('zone:*', access.account);
  const permission = resolvePermission('cache_purge:edit', access.account);
  const principals = access.account.principals.slice(0, 2);
  expect(labels({ subject, permission, principals }, 'principal', 'resource')).toEqual([
    'ana@example.com',
    'ben@example.com',
    'z2.example',
  ]);
});

test('a selection of the account leaves out what is of zones alone', () => {
  expect(labels({ subject: resolveResource('account', access.account) }, 'principal')).toEqual([]);
});

test('a selection of the account has no zone in it', () => {
  const selection = { ...everything, subject: resolveResource('account', doubtful.account) };
  expect(sentences(drawSelected(doubtful, selection))).toEqual(
    [
      'Group billing on Harbour',
      'Group part on Harbour',
      '(permission group not seen) possibly on (scope not seen) ?',
      'eve@example.com has p1',
      'fay@example.com has p2',
      'gus@example.com has p4',
      'p1 allows Group billing',
      'p1 allows Group part',
      'p2 may deny (permission group not seen) ?',
      'p4 denies Group billing',
      'Group billing on Harbour',
    ].sort(),
  );
});

test('a selection of every zone has what reaches the account or a type, and what could not be read', () => {
  const selection = { ...everything, subject: resolveResource('zone:*', doubtful.account) };
  const graph = drawSelected(doubtful, selection);
  const reaching = graph.mapEdges((_, { label }, _from, _to, from, to) =>
    from.kind === 'permission-group' ? [`${from.label} ${label} ${to.label}`] : [],
  );
  expect(reaching.flat().sort()).toEqual([
    '(permission group not seen) possibly on (scope not seen)',
    'Group billing on Harbour',
    'Group billing on Harbour',
    'Group dns on every zone',
    'Group dns on every zone of Harbour',
    'Group part on Harbour',
  ]);
});

test('a selection by any of several permissions has what certainly or possibly holds one of them, with the better certainty', () => {
  const permission = (...names: readonly string[]) => ({
    ...({ kind: 'any', glob: '*' } as const),
    of: names.map((name) => ({ kind: 'atomic', name }) as const),
  });
  const given = (selection: Partial<Selection>) =>
    sentences(drawSelected(doubtful, { ...everything, ...selection })).filter((one) => /^p\d/.test(one));
  const unread = 'p2 may deny (permission group not seen) ?';
  expect(given({ permission: permission('waf:edit') })).toEqual(['p1 may allow Group part ?', unread]);
  const sure = ['p1 allows Group part', unread, 'p3 allows Group dns'];
  expect(given({ permission: permission('waf:edit', 'dns_records:edit') })).toEqual(sure);
  expect(given({ permission: permission('dns_records:edit', 'waf:edit') })).toEqual(sure);
});

test('a selection by principal alone gives everything with the certainty it is given', () => {
  const principals = [resolvePrincipal('eve@example.com', doubtful.account)];
  expect(sentences(drawSelected(doubtful, { ...everything, principals }))).toEqual([
    'Group billing on Harbour',
    'Group part on Harbour',
    'Harbour contains z1.example',
    'eve@example.com has p1',
    'p1 allows Group billing',
    'p1 allows Group part',
  ]);
});
