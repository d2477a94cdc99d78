import { evaluateFindings, outcomesOf } from '@grantlens/engine';
import { decodeSnapshot, encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { type Anonymised, anonymise, isWithin } from '@grantlens/snapshot/internal';
import { oddSnapshot, snapshotOf } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { openEngineOn } from '../differential/opened.ts';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';

const numRuns = Math.ceil(budget.cases * 3) + 20;
const { seed } = budget;
const minutes = 60_000;
const key = new Uint8Array(32).fill(7);

type Rename = (text: string, isGroup?: boolean) => string;

/** What is asked of an account, with answers that hold no names: the same for both, but for what they are called. */
function answersOf(snapshot: Snapshot, rename: Rename): readonly unknown[] {
  const engine = openEngineOn(snapshot);
  const { account, access } = engine;
  const resources = [
    `com.cloudflare.api.account.${account.id}`,
    ...account.zones.map((zone) => zone.key as string),
    ...account.policies.flatMap(({ resourceGroups }) =>
      resourceGroups.flatMap(({ places }) =>
        places.flatMap(({ scope }) =>
          scope?.kind === 'resource' && scope.key.startsWith('com.') ? [scope.key] : [],
        ),
      ),
    ),
  ];
  const permissions = [
    ...[...account.permissionGroups.keys()],
    'dns_records:edit',
    'member:edit',
    'waf:edit',
  ];
  const verdicts = account.principals.flatMap((principal) =>
    permissions.flatMap((permission) =>
      [...new Set(resources)].map((resource) => {
        const verdict = engine.verdict({ principal: principal.key, permission, resource });
        return [
          rename(principal.key),
          principal.standing,
          rename(permission, true),
          rename(resource),
          verdict,
        ].join(' ');
      }),
    ),
  );
  const outcomes = [...outcomesOf(access)].flatMap(({ cells }) =>
    [...cells].flatMap((all) =>
      all.map(({ grant, effective, principals }) =>
        JSON.stringify([
          rename(grant.policy.id ?? ''),
          rename(grant.permissionGroup?.key ?? '', true),
          rename(grant.cell.scope?.key ?? ''),
          effective.verdict,
          effective.exceptions
            .map((one) => [rename(one.scope.key), one.permissions, one.verdict])
            .map((one) => JSON.stringify(one))
            .sort(),
          principals.map((one) => rename(one.key)).sort(),
        ]),
      ),
    ),
  );
  const findings = evaluateFindings(access).findings.map(({ id, status, severity, instances }) => [
    id,
    status,
    severity,
    instances.length,
  ]);
  const gaps = [...account.gaps.values()].map(({ cause, collection }) => `${cause} ${collection}`).sort();
  const coverage = account.coverage.map(({ collection, status, received, unreadable }) =>
    [collection, status, received, unreadable].join(' '),
  );
  return [
    [...new Set(verdicts)].sort(),
    outcomes.sort(),
    findings,
    gaps,
    coverage,
    account.ssoDomains.length,
  ];
}

/** Keys of principals and of permission groups are a word and a name, or an id. */
function renaming({ text, group }: Anonymised['names']): Rename {
  return (given, isGroup = false) => {
    // A role is its id and its name together.
    const [, id, role] = /^role:(\S*) (.*)$/s.exec(given) ?? [];
    if (isGroup && id !== undefined && role !== undefined) return `role:${group(id)} ${group(role)}`;
    const of = isGroup ? /^(label:|name:|role:)(.*)$/s : /^(member:|token:)(.*)$/s;
    const [, kind = '', name = given] = of.exec(given) ?? [];
    if (isGroup && kind === '' && given.includes(':')) return given;
    return `${kind}${(isGroup ? group : text)(name)}`;
  };
}

function commutes(snapshot: Snapshot): void {
  const { snapshot: other, names } = anonymise(snapshot, key);
  expect(answersOf(other, (text) => text)).toEqual(answersOf(snapshot, renaming(names)));
}

test(
  'anonymising and then asking is asking and then anonymising the answer',
  () => fc.assert(fc.property(oddSnapshot, commutes), { numRuns, seed }),
  10 * minutes,
);

test.each(scenarioNames)(
  'the answers about %s are the same once it is anonymised',
  async (name) => commutes(await takeSnapshot(name)),
  minutes,
);

/** Texts that a snapshot has of its own: names, ids, labels of zones, addresses; not the words of Cloudflare. */
function ownTexts(snapshot: Snapshot): readonly string[] {
  const found = new Set<string>();
  const { account, collections, source, extras } = snapshot;
  const walk = (value: unknown, name = '') => {
    if (
      typeof value === 'string' &&
      /^(id|name|email|first_name|last_name|email_domain|in|not_in|path|display|displayName|userName|externalId|value|key)$/.test(
        name,
      )
    )
      found.add(value);
    else if (Array.isArray(value)) for (const one of value) walk(one, name);
    else if (typeof value === 'object' && value !== null)
      for (const [of, one] of Object.entries(value))
        if (!/^(permission_groups|roles|permissionGroups|tokenPermissionGroups|permissions)$/.test(of))
          walk(one, of);
  };
  walk({ account, collections, source, extras });
  return [...found].flatMap((text) => text.split(/[@./]/)).filter((text) => text.length > 4);
}

/** Ids and names of Cloudflare's permission groups and roles, which stay. */
function publicTexts({ collections }: Snapshot): readonly string[] {
  const { roles, permissionGroups, tokenPermissionGroups } = collections;
  return [roles, permissionGroups, tokenPermissionGroups].flatMap(({ items }) =>
    (items as readonly { readonly id: string; readonly name: string }[]).flatMap(({ id, name }) => [
      id,
      name,
    ]),
  );
}

/** Words of the API itself, of which keys, paths and scopes are made. */
const words =
  /^(status|accounts?|members?|roles|user_groups|permission_groups|resource_groups|zones?|tokens|verify|sso_connectors|cloudflare|worker|script|bucket|access|identity-provider|Users|Groups|oauth_clients|https?:|client)$/;

test.each(['north-harbour', 'small-agency'])(
  'nothing of %s is left in its anonymised snapshot',
  async (name) => {
    const snapshot = await takeSnapshot(name);
    const text = new TextDecoder()
      .decode(encodeSnapshot(anonymise(snapshot, key).snapshot, 'json'))
      .toLowerCase();
    const ofCloudflare = new Set(publicTexts(snapshot));
    const own = ownTexts(snapshot).filter(
      (one) => !words.test(one) && !ofCloudflare.has(one.replace('cloudflare-v1-', '')) && !/^\d+$/.test(one),
    );
    expect(own.length).toBeGreaterThan(50);
    expect(own.filter((one) => text.includes(one.toLowerCase()))).toEqual([]);
  },
);

test('no text that a snapshot has in a place that is not known gets through', async () => {
  const snapshot = await takeSnapshot('north-harbour');
  let planted = 0;
  const mark = () => {
    planted += 1;
    return `secretmark${planted}`;
  };
  const plant = (value: unknown): unknown => {
    if (Array.isArray(value)) return [...value.map(plant), mark()];
    if (typeof value !== 'object' || value === null) return value;
    // What a role contains is Cloudflare's, and is made of names.
    const fields = Object.entries(value).map(([of, one]) => [of, of === 'permissions' ? one : plant(one)]);
    return Object.fromEntries([...fields, ['note', mark()], ['more', { of: [mark()] }], [mark(), 1]]);
  };
  const collections = Object.fromEntries(
    Object.entries(snapshot.collections).map(([of, one]) => [
      of,
      {
        ...one,
        items: of === 'userGroupMembers' ? one.items : plant(one.items),
        requests: one.requests.map((request) => ({
          ...request,
          path: `${request.path}/${mark()}`,
          query: { ...request.query, [mark()]: mark() },
          ray: mark(),
        })),
        problem: { code: mark(), message: mark() },
      },
    ]),
  ) as unknown as Snapshot['collections'];
  const odd = {
    ...snapshot,
    collections: { ...collections, [mark()]: { status: 'complete', items: [mark()], requests: [] } },
    account: plant(snapshot.account) as Snapshot['account'],
    source: {
      ...snapshot.source,
      apiBase: `https://${mark()}.example`,
      credential: { kind: 'token', id: mark(), name: mark(), status: mark(), [mark()]: mark() },
    },
    extras: { activity: { status: 'complete', items: [{ actor: mark() }], requests: [] } },
    removed: [{ collection: 'members', field: mark(), count: 1 }],
    [mark()]: mark(),
  } as unknown as Snapshot;
  const bytes = encodeSnapshot(anonymise(odd, key).snapshot, 'json');
  expect(planted).toBeGreaterThan(500);
  expect(new TextDecoder().decode(bytes).match(/secretmark\d+/g)).toBeNull();
});

test('an anonymised snapshot is a snapshot, the same for one key and another for another', async () => {
  const snapshot = await takeSnapshot('small-agency');
  const bytes = encodeSnapshot(anonymise(snapshot, key).snapshot, 'json');
  expect(decodeSnapshot(bytes, 'refuse')).toMatchObject({ modified: false });
  expect(encodeSnapshot(anonymise(snapshot, key).snapshot, 'json')).toEqual(bytes);
  const other = anonymise(snapshot, new Uint8Array(32).fill(8));
  const values = new Set(other.names.table.values());
  const both = [...anonymise(snapshot, key).names.table.values()].filter((name) => values.has(name));
  expect(both).toEqual([]);
  expect(values.size).toBe(other.names.table.size);
});

test('an address lies within a range after anonymising just where it did before', () => {
  const block = fc.oneof(
    fc
      .tuple(fc.ipV4(), fc.nat(32))
      .map(([address, length]) => [address, `${address}/${length}`, 32] as const),
    fc
      .tuple(fc.ipV6(), fc.nat(128))
      .map(([address, length]) => [address, `${address}/${length}`, 128] as const),
  );
  const within = (names: readonly string[]) =>
    isWithin(
      { kind: 'ranges', in: names.slice(0, 1), notIn: [] },
      { kind: 'ranges', in: names.slice(1), notIn: [] },
    );
  fc.assert(
    fc.property(block, block, ([a, range], [b, other]) => {
      const { text } = anonymise(snapshotOf({}), key).names;
      for (const pair of [
        [a, range],
        [a, other],
        [b, range],
        [range, other],
      ])
        expect(within(pair.map(text))).toBe(within(pair));
    }),
    { numRuns: 30, seed },
  );
});
