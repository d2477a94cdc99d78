import { expect, test } from 'vitest';
import { GrantlensError } from '../errors.ts';
import { decodeSnapshot, encodeSnapshot, sortRows } from './codec.ts';
import { collectionNames } from './collection.ts';
import { seal } from './digest.ts';
import type { Snapshot } from './snapshot.ts';

const empty = { status: 'complete', items: [], requests: [] } as const;
const snapshot: Snapshot = seal({
  format: 'grantlens.snapshot',
  version: 1,
  account: { id: 'a1', name: 'Quay' },
  takenAt: { start: '2026-01-01T00:00:00Z', end: '2026-01-01T00:00:01Z' },
  tool: { name: 'grantlens', version: '0.1.0' },
  source: { apiBase: 'https://api.cloudflare.com/client/v4', credential: { kind: 'token' } },
  collections: {
    ...(Object.fromEntries(
      collectionNames.map((name) => [name, empty]),
    ) as unknown as Snapshot['collections']),
    userGroupMembers: { ...empty, items: {} },
    members: { ...empty, items: [{ id: 'm1', unknown: { field: [2, 1] } }] },
  },
  removed: [],
});

function codeOf(read: () => unknown): string | null {
  try {
    read();
    return null;
  } catch (error) {
    return error instanceof GrantlensError ? error.code : 'another error';
  }
}

test.each(['json', 'gzip'] as const)('a snapshot file is read as it was written, as %s', (encoding) => {
  expect(decodeSnapshot(encodeSnapshot(snapshot, encoding), 'refuse')).toEqual({
    snapshot,
    modified: false,
  });
});

test('a snapshot file is refused when it was edited, and read with a mark when that is allowed', () => {
  const edited = Buffer.from(Buffer.from(encodeSnapshot(snapshot, 'json')).toString().replace('Quay', 'Key'));
  expect(codeOf(() => decodeSnapshot(edited, 'refuse'))).toBe('snapshot-modified');
  expect(decodeSnapshot(edited, 'allow').modified).toBe(true);
});

test('a snapshot file has the same digest whatever the order of its keys and lists', () => {
  const { digest, ...rest } = snapshot;
  const turned = Object.fromEntries(Object.entries(rest).reverse()) as unknown as typeof rest;
  const members = { ...rest.collections.members, items: [{ unknown: { field: [1, 2] }, id: 'm1' }] };
  expect(seal({ ...turned, collections: { ...rest.collections, members } }).digest).toBe(digest);
});

test.each([
  ['no JSON', 'snapshot-unreadable', Buffer.from('{"format":')],
  ['another format', 'snapshot-unreadable', Buffer.from('{"format":"other"}')],
  ['a newer version', 'snapshot-version', Buffer.from('{"format":"grantlens.snapshot","version":2}')],
  ['a missing part', 'snapshot-unreadable', Buffer.from('{"format":"grantlens.snapshot","version":1}')],
  ['cut gzip', 'snapshot-unreadable', Buffer.from(encodeSnapshot(snapshot, 'gzip')).subarray(0, 40)],
])('a snapshot file is refused with a reason: %s', (_, code, bytes) => {
  expect(codeOf(() => decodeSnapshot(bytes, 'allow'))).toBe(code);
});

test('a snapshot file may leave a collection out: it was not asked for', () => {
  const { zones, ...others } = snapshot.collections;
  const file = seal({ ...snapshot, collections: others as Snapshot['collections'] });
  const read = decodeSnapshot(encodeSnapshot(file, 'json'), 'refuse').snapshot.collections;
  expect(zones.status).toBe('complete');
  expect(read.zones.status).toBe('skipped');
});

test('a snapshot file holds rows in the order of their ids, then of their text', () => {
  expect(sortRows([{ id: 'b' }, { id: 'a', n: 2 }, { id: 'a', n: 1 }, 7])).toEqual([
    7,
    { id: 'a', n: 1 },
    { id: 'a', n: 2 },
    { id: 'b' },
  ]);
});
