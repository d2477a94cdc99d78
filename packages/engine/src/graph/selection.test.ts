import { describe, expect, it } from 'vitest';
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
const everything: Selection = { principals: null, permission: null, subject: null };

/** The labels of the nodes of a kind, in order. */
function labels(selection: Partial<Selection>, ...kinds: readonly string[]): readonly string[] {
  const graph = drawSelected(access, { ...everything, ...selection });
  const drawn = graph.mapNodes((_, { kind, label }) => (kinds.includes(kind) ? [label] : []));
  return drawn.flat().sort();
}

describe('a selection', () => {
  it('of nothing is everything', () => {
    expect(isEverything(everything)).toBe(true);
    expect(drawSelected(access, everything)).toBe(access.drawing());
    expect(labels({}, 'principal', 'resource')).toEqual([
      'ana@example.com',
      'ben@example.com',
      'cat@example.com',
      'dan@example.com',
      'z1.example',
      'z2.example',
    ]);
  });

  it('of a principal has its grants and what they reach', () => {
    const principals = [resolvePrincipal('ben@example.com', access.account)];
    expect(labels({ principals }, 'principal', 'permission-group', 'account', 'resource')).toEqual([
      'Group cache',
      'ben@example.com',
      'z2.example',
    ]);
  });

  it('of a principal has it, with nothing where it has nothing', () => {
    const principals = [resolvePrincipal('dan@example.com', access.account)];
    expect(isEverything({ ...everything, principals })).toBe(false);
    expect(drawSelected(access, { ...everything, principals }).order).toBe(1);
  });

  it('of a permission has what gives it, takes it, and may give it', () => {
    const permission = resolvePermission('dns_records:edit', access.account);
    expect(labels({ permission }, 'principal')).toEqual(['ana@example.com', 'cat@example.com']);
    const graph = drawSelected(access, { ...everything, permission });
    const handing = graph.mapEdges((_, { label }, _from, _to, _source, { kind }) =>
      kind === 'permission-group' ? [label] : [],
    );
    expect(handing.flat().sort()).toEqual(['allows', 'denies', 'may allow']);
  });

  it('of a resource has what reaches it, and of the resources only this one', () => {
    const subject = resolveResource('z1.example', access.account);
    expect(labels({ subject }, 'principal', 'account', 'resource')).toEqual([
      'Harbour',
      'ana@example.com',
      'cat@example.com',
      'z1.example',
    ]);
  });

  it('of every zone has what reaches any of them', () => {
    const subject = resolveResource('zone:*', access.account);
    const permission = resolvePermission('cache_purge:edit', access.account);
    const principals = access.account.principals.slice(0, 2);
    expect(labels({ subject, permission, principals }, 'principal', 'resource')).toEqual([
      'ana@example.com',
      'ben@example.com',
      'z2.example',
    ]);
  });

  it('of the account leaves out what is of zones alone', () => {
    expect(labels({ subject: resolveResource('account', access.account) }, 'principal')).toEqual([]);
  });
});
