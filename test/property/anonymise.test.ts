import { compile, evaluateFindings, outcomesOf } from '@grantlens/engine';
import { problemCodes } from '@grantlens/fetcher/internal';
import { decodeSnapshot, encodeSnapshot, normalise, type Snapshot } from '@grantlens/snapshot';
import {
  type Anonymised,
  anonymise,
  anonymiseActivity,
  encodeActivity,
  isObject,
  isWithin,
} from '@grantlens/snapshot/internal';
import { oddSnapshot, snapshotOf } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { openEngineOn } from '../differential/opened.ts';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';
import { drawnLog } from './drawn-log.ts';

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
  // Of rows of one id that disagree, the one that is shown goes by its text, and that is another afterwards.
  const disputed = new Set(
    account.issues
      .filter(({ message }) => message === 'two rows with this id disagree')
      .map(({ path }) => path.slice(path.indexOf('[') + 1, -1)),
  );
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
          disputed.has(principal.id ?? '') ? 'as one of its rows says' : principal.standing,
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
function renaming({ text, group, permission }: Anonymised['names'], bareRoles: ReadonlySet<string>): Rename {
  return (given, isGroup = false) => {
    // A role is its id and its name together, where it has both.
    const [, id, role] = /^role:(\S*) (.*)$/s.exec(given) ?? [];
    const isBoth = id !== undefined && role !== undefined && !bareRoles.has(given.slice('role:'.length));
    if (isGroup && isBoth) return `role:${group(id)} ${group(role)}`;
    const of = isGroup ? /^(label:|name:|role:)(.*)$/s : /^(member:|token:)(.*)$/s;
    const [, kind = '', name = given] = of.exec(given) ?? [];
    if (isGroup && kind === '' && given.includes(':')) return permission(given);
    return `${kind}${(isGroup ? group : text)(name)}`;
  };
}

/** Names of roles that members show without an id. */
function bareRolesOf({ collections }: Snapshot): ReadonlySet<string> {
  const roles = collections.members.items.flatMap((row) =>
    isObject(row) && Array.isArray(row.roles) ? row.roles : [],
  );
  return new Set(
    roles.flatMap((role: unknown) =>
      isObject(role) && typeof role.id !== 'string' && typeof role.name === 'string' ? [role.name] : [],
    ),
  );
}

function commutes(snapshot: Snapshot): void {
  const { snapshot: other, names } = anonymise(snapshot, key);
  const rename = renaming(names, bareRolesOf(snapshot));
  expect(answersOf(other, (text) => text)).toEqual(answersOf(snapshot, rename));
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

/** Texts as somebody may have written them in any field, each with a mark in it. */
const secret = fc
  .constantFrom<(mark: string) => string>(
    (mark) => mark,
    (mark) => mark.toUpperCase(),
    (mark) => `${mark} and more`,
    (mark) => `${mark}@shop.example`,
    (mark) => `x@${mark}.example`,
    (mark) => `${mark}.shop.example`,
    (mark) => `*.${mark}.example`,
    (mark) => `#${mark}:edit`,
    (mark) => `dns_records:${mark}`,
    (mark) => `${mark}_edit`,
    (mark) => `com.cloudflare.api.account.zone.${mark}`,
    (mark) => `com.cloudflare.edge.r2.bucket.ac000000000000000000000000000001_default_${mark}`,
    (mark) => `com.cloudflare.${mark}.*`,
    (mark) => `cloudflare-v1-${mark}`,
    (mark) => `https://${mark}/path`,
    (mark) => `oauth ${mark}`,
  )
  .map((shape) => shape('secretmark'));

interface Planting {
  readonly next: () => string | null;
  /** Whether Cloudflare's lists have a name. */
  readonly isPublic: (name: string) => boolean;
}

/** The same with secrets in the place of texts, but for what Cloudflare's own permission groups and roles contain. */
function planted<T>(value: T, planting: Planting, name = ''): T {
  if (typeof value === 'string') return (kept.test(name) ? value : (planting.next() ?? value)) as T;
  if (Array.isArray(value)) return value.map((one) => planted(one, planting, name)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const { permissions, ...others } = value as { readonly permissions?: unknown };
  const entries = Object.entries(others).map(([key, one]) => [
    /^[\w.-]*$/.test(key) && !asKeys.test(name) ? key : (planting.next() ?? key),
    planted(one, planting, key),
  ]);
  const changed = Object.fromEntries(entries) as { id?: unknown; name?: unknown; meta?: { label?: unknown } };
  const isPublic = [changed.id, changed.name, changed.meta?.label].some(
    (one) => typeof one === 'string' && planting.isPublic(one),
  );
  if (permissions === undefined) return changed as T;
  return {
    ...changed,
    permissions: isPublic ? permissions : planted(permissions, planting, 'permissions'),
  } as T;
}

/** What says what a file is, and when it was made. */
const kept =
  /^(format|version|start|end|kind|status|collection|httpStatus|at|first|last|since|before|oldest|folding|log|type)$/;
/** Objects whose fields have the names of things. */
const asKeys = /^(resources|permissions|items)$/;

test('no text that somebody wrote in any field of a generated account, or of its log, is in what becomes of them', () => {
  let count = 0;
  const drawn = oddSnapshot.chain((snapshot) =>
    fc.tuple(fc.constant(snapshot), drawnLog(snapshot), fc.infiniteStream(fc.option(secret, { freq: 2 }))),
  );
  fc.assert(
    fc.property(drawn, ([snapshot, log, stream]) => {
      const next = () => {
        const drawnText = stream.next().value;
        if (drawnText !== null) count += 1;
        return drawnText;
      };
      const { group } = anonymise(snapshotOf({}), key).names;
      const planting = { next, isPublic: (name: string) => name !== '' && group(name) === name };
      const { snapshot: other, names } = anonymise(planted(snapshot, planting), key);
      const both = [
        encodeSnapshot(other, 'json'),
        encodeActivity(anonymiseActivity(planted(log, planting), names, other.digest), 'json'),
      ].map((bytes) => new TextDecoder().decode(bytes));
      for (const text of both) expect(text.match(/.{0,60}secretmark.{0,60}/gi)).toBeNull();
    }),
    { numRuns, seed },
  );
  expect(count).toBeGreaterThan(numRuns * 10);
});

test('a role that no list of Cloudflare has is another in all places alike, and so is what only it holds', async () => {
  const own = {
    id: 'own-role',
    name: 'Harbour Pilots',
    permissions: { pilot_boats: { read: true, steer: true } },
  };
  const shown = (name: string) => ({ attributes: { legacy_name: name } });
  const member = { id: 'm1', email: 'a@b.example', status: 'accepted', roles: [own] };
  const group = {
    id: 'pg1',
    name: 'Harbour Pilots',
    permissions: [shown('#pilot_boats:steer'), shown('#waf:edit')],
  };
  const whole = (item: object) => ({ status: 'complete', items: [item], requests: [] });
  const snapshot = snapshotOf({
    members: whole(member),
    roles: whole(own),
    permissionGroups: whole(group),
  });
  const { snapshot: other, names } = anonymise(snapshot, key);
  const text = new TextDecoder().decode(encodeSnapshot(other, 'json'));
  expect(text).not.toMatch(/own-role|Harbour Pilots|pilot|steer/);
  expect(text).toContain(`#${names.area('pilot_boats')}:${names.verb('steer')}`);
  expect(text).toContain('#waf:edit');
  commutes(snapshot);
  const { permissions } = normalise(other);
  expect(permissions).toContain(names.permission('pilot_boats:steer'));
  expect(permissions).toContain(`${names.area('pilot_boats')}:read`);
});

test('a permission group that ends, and a token that an application made, are found once they are anonymised', async () => {
  const snapshot = await takeSnapshot('north-harbour');
  const { permissionGroups, accountTokens } = snapshot.collections;
  type Rows = readonly Readonly<Record<string, unknown>>[];
  const ends = [
    { deprecated: 'yes' },
    { deprecated: ' False ' },
    { eol_at: '2027-01-31' },
    { eol_at: 'soon' },
  ];
  const groups = (permissionGroups.items as Rows).map((row, at) => ({
    ...row,
    meta: { ...(row.meta as object), ...ends[at % 7] },
  }));
  const made = ['com.cloudflare.api.oauthtoken', 'OAuth application', 'dashboard'];
  const tokens = (accountTokens.items as Rows).map((row, at) => ({
    ...row,
    provisioner_type: made[at % 4],
    provisioner_id: `application ${at}`,
  }));
  const collections = {
    ...snapshot.collections,
    permissionGroups: { ...permissionGroups, items: groups },
    accountTokens: { ...accountTokens, items: tokens },
  };
  const { account } = openEngineOn({ ...snapshot, collections });
  const found = evaluateFindings(compile(account)).findings.filter(({ status }) => status === 'found');
  expect(found.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['permission-group-ending', 'token-of-application']),
  );
  commutes({ ...snapshot, collections });
});

/** The moments in an account, sorted: when something was made, used, ends. */
function momentsOf(snapshot: Snapshot): readonly string[] {
  const { principals, policies, userGroups, permissionGroups, takenAt } = normalise(snapshot);
  const text = JSON.stringify([principals, policies, userGroups, [...permissionGroups.values()], takenAt]);
  return (text.match(/\d{4}-\d\d-\d\d(T[\d:.]+Z)?/g) ?? []).sort();
}

test('every moment that an account shows stays, whatever it is a moment of', async () => {
  const snapshot = await takeSnapshot('north-harbour');
  const { userGroups, members, permissionGroups } = snapshot.collections;
  type Rows = readonly Readonly<Record<string, unknown>>[];
  const day = (at: number) => `2025-0${1 + (at % 9)}-01T00:00:00Z`;
  const made = (rows: unknown) =>
    (rows as Rows).map((row, at) => ({
      ...row,
      created_on: day(at),
      policies: ((row.policies ?? []) as Rows).map((policy) => ({ ...policy, created_on: day(at + 1) })),
    }));
  const ending = (permissionGroups.items as Rows).map((row) => ({
    ...row,
    meta: { ...(row.meta as object), eol_at: '2027-01-31' },
  }));
  const collections = {
    ...snapshot.collections,
    userGroups: { ...userGroups, items: made(userGroups.items) },
    members: { ...members, items: made(members.items) },
    permissionGroups: { ...permissionGroups, items: ending },
  };
  const all = momentsOf({ ...snapshot, collections });
  expect(all.length).toBeGreaterThan(momentsOf(snapshot).length + 20);
  expect(momentsOf(anonymise({ ...snapshot, collections }, key).snapshot)).toEqual(all);
  fc.assert(
    fc.property(oddSnapshot, (one) => {
      expect(momentsOf(anonymise(one, key).snapshot)).toEqual(momentsOf(one));
    }),
    { numRuns, seed },
  );
});

test('why something could not be read stays, and what it was that could not', async () => {
  const snapshot = await takeSnapshot('small-agency');
  for (const code of problemCodes) {
    const { roles } = snapshot.collections;
    const problem = { code, message: 'somebody may not read it' };
    const collections = { ...snapshot.collections, roles: { ...roles, status: 'failed' as const, problem } };
    const { snapshot: other } = anonymise({ ...snapshot, collections }, key);
    expect(other.collections.roles).toMatchObject({ status: 'failed', problem: { code } });
  }
});

test('no id, e-mail address or name of a generated account is in what becomes of it', () => {
  let count = 0;
  fc.assert(
    fc.property(oddSnapshot, (snapshot) => {
      const { snapshot: other } = anonymise(snapshot, key);
      const text = new TextDecoder().decode(encodeSnapshot(other, 'json')).toLowerCase();
      const { principals, zones, userGroups, id } = normalise(snapshot);
      const own = [
        id,
        ...principals.flatMap((one) => [one.id, one.name, one.kind === 'member' ? one.email : null]),
        ...zones.flatMap((zone) => [zone.id, zone.name]),
        ...userGroups.flatMap((group) => [group.id, group.name]),
      ].filter((one) => one !== null && one.length > 5 && !/^\d+$/.test(one));
      count += own.length;
      expect(own.filter((one) => one !== null && text.includes(one.toLowerCase()))).toEqual([]);
    }),
    { numRuns, seed },
  );
  expect(count).toBeGreaterThan(numRuns);
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
