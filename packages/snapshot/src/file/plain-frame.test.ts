import { expect, test } from 'vitest';
import { isObject } from '../json.ts';
import { collectionNames } from './collection.ts';
import { isPlainFrame } from './plain-frame.ts';
import { snapshotSchema } from './schema.ts';

type Fields = Readonly<Record<string, unknown>>;

const at = '2026-06-01T10:20:30.5Z';
const request = {
  path: '/accounts/a1/members',
  query: { page: '1' },
  page: 1,
  httpStatus: 200,
  at,
  rows: 2,
  bodySha256: 'ab',
  ray: 'r-1',
  more: null,
};
const collection = (items: unknown) => ({
  status: 'complete',
  items,
  expected: 2,
  requests: [request],
  problem: { code: 'c', message: 'm', more: 1 },
  more: 'kept',
});
const frame: Fields = {
  format: 'grantlens.snapshot',
  version: 1,
  account: { id: 'a1', name: 7 },
  takenAt: { start: at, end: '2026-06-01T10:21:00Z' },
  tool: { name: 't', version: '1' },
  source: { apiBase: 'https://api.example', credential: { kind: 'token', id: 3 } },
  collections: Object.fromEntries(
    collectionNames.map((name) => [
      name,
      collection(name === 'userGroupMembers' ? { g1: [{ id: 'm' }, 5], g2: [] } : [{ id: 'x' }, null]),
    ]),
  ),
  extras: { scimUsers: collection([{ id: 'u' }, null]), oauthClients: collection([]), tomorrow: 7 },
  removed: [{ collection: 'members', field: 'token', count: 1 }],
  digest: 'sha256-0',
};

/** The value, and what it becomes where something else stands at each of its places, or nothing. */
function* changed(value: unknown): Generator<unknown> {
  yield undefined;
  for (const odd of [null, true, 0, -1, 1.5, 2 ** 60, '', 'x', at, '2026-02-30T00:00:00Z', [], {}, [null]])
    yield odd;
  yield* ['2026-06-01t10:20:30z', '2026-06-01T10:20:30+02:00', '2026-06-01T24:00:00Z', '2026-06-01T10:20Z'];
  yield JSON.parse('{"__proto__": 1}');
  if (Array.isArray(value))
    for (const [place, one] of value.entries())
      for (const other of changed(one)) yield value.with(place, other);
  if (!isObject(value)) return;
  for (const [name, field] of Object.entries(value))
    for (const other of changed(field)) {
      const { [name]: _, ...rest } = value;
      yield other === undefined ? rest : { ...rest, [name]: other };
    }
  yield Object.assign(JSON.parse('{"__proto__": {"id": "b"}}'), value);
}

test('a plain frame is one that the schema reads, and leaves as it is', () => {
  expect(isPlainFrame(frame)).toBe(true);
  let plain = 0;
  let read = 0;
  for (const file of changed(frame)) {
    const by = snapshotSchema.safeParse(file);
    if (by.success) read += 1;
    if (!isObject(file) || !isPlainFrame(file)) continue;
    plain += 1;
    expect(by.success).toBe(true);
    expect(by.data).toEqual(file);
  }
  expect(plain).toBeGreaterThan(500);
  expect(read).toBeGreaterThan(plain);
});

test('a plain frame leaves the schema nothing to fill in', () => {
  const { removed, ...without } = frame;
  expect(snapshotSchema.safeParse(without).success).toBe(true);
  expect(isPlainFrame(without)).toBe(false);
  expect(isPlainFrame({ ...without, removed })).toBe(true);
});
