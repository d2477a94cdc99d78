import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { can, compile, resolvePermission, resolveResource } from '@grantlens/engine';
import { isOneResource } from '@grantlens/engine/internal';
import { normalise, type Snapshot, uncatalogued } from '@grantlens/snapshot';
import { type CollectionName, collectionNames, seal } from '@grantlens/snapshot/internal';
import { withLedgers } from '@grantlens/testkit/internal';
import { expect, test } from 'vitest';

/**
 * Payloads the real API answered with, or Cloudflare's documentation shows, from a folder that is not part of this
 * repository: `GRANTLENS_SAMPLES` names it. Each file is `{ _source, _kind, payload }`.
 */
const folder = process.env.GRANTLENS_SAMPLES;

/** Which collection a sample belongs to, by the beginning of its name; a list or a single object. */
const homes: Readonly<Record<string, CollectionName>> = {
  'members-list': 'members',
  'member-create': 'members',
  'roles-list': 'roles',
  'user-groups-list': 'userGroups',
  'iam-permission-groups': 'permissionGroups',
  'tokens-list': 'accountTokens',
  'account-token': 'accountTokens',
  'token-permission-groups': 'tokenPermissionGroups',
  'zones-list': 'zones',
};

interface Sample {
  readonly name: string;
  /** An API or its documentation answered this; else somebody's test, or an example made of a schema, invented it. */
  readonly isAnswer: boolean;
  readonly collection: CollectionName;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

function readSamples(from: string): readonly Sample[] {
  return readdirSync(from).flatMap((name): readonly Sample[] => {
    const home = Object.keys(homes).find((start) => name.startsWith(start));
    const collection = home === undefined ? undefined : homes[home];
    if (collection === undefined) return [];
    const { _kind, payload } = JSON.parse(readFileSync(join(from, name), 'utf8'));
    const result = Array.isArray(payload) ? payload : payload.result;
    const isAnswer = /^(recorded|documented)-/.test(_kind);
    return [{ name, isAnswer, collection, rows: ofOneAccount([result].flat()) }];
  });
}

/** Zones are recorded from several accounts; a snapshot is of one. */
function ofOneAccount(rows: Sample['rows']): Sample['rows'] {
  const owner = ({ account }: Sample['rows'][number]) => (account as { id?: unknown } | undefined)?.id;
  return rows.filter((row) => rows[0] !== undefined && owner(row) === owner(rows[0]));
}

/** A snapshot that holds the rows of one sample and nothing else, of the account its keys name. */
function snapshotOf({ collection, rows }: Sample): Snapshot {
  const account = /com\.cloudflare\.api\.account\.([0-9a-f]{32}|\d+)/.exec(JSON.stringify(rows))?.[1];
  const zoneOwner = rows.map((row) => (row.account as { id?: string } | undefined)?.id)[0];
  const owner = (collection === 'zones' ? zoneOwner : account) ?? 'a1';
  const empty = { status: 'complete', items: [], requests: [] } as const;
  const collections = {
    ...Object.fromEntries(collectionNames.map((name) => [name, empty])),
    userGroupMembers: { ...empty, items: {} },
    [collection]: { ...empty, items: rows },
  } as unknown as Snapshot['collections'];
  const time = '2026-06-01T00:00:00Z';
  return seal({
    format: 'grantlens.snapshot',
    version: 1,
    account: { id: owner },
    takenAt: { start: time, end: time },
    tool: { name: 'grantlens', version: '0.0.0' },
    source: { apiBase: 'https://api.cloudflare.com/client/v4', credential: { kind: 'token' } },
    collections: withLedgers(collections, time),
    removed: [],
  });
}

const samples = folder === undefined ? [] : readSamples(folder);

test.runIf(folder !== undefined)('the samples have every kind of row', () => {
  expect(new Set(samples.map(({ collection }) => collection))).toEqual(new Set(Object.values(homes)));
});

test.runIf(folder !== undefined).each(samples.map((sample) => [sample.name, sample] as const))(
  'a sample of the real API is read whole: %s',
  (_, sample) => {
    const account = normalise(snapshotOf(sample));
    expect(account.issues).toEqual([]);
    const coverage = account.coverage.find(({ collection }) => collection === sample.collection);
    expect(coverage).toMatchObject({ received: sample.rows.length, unreadable: 0 });
    if (sample.collection === 'members') expect(account.principals).toHaveLength(sample.rows.length);
    if (sample.collection === 'accountTokens') expect(account.principals).toHaveLength(sample.rows.length);
    if (sample.collection === 'zones') expect(account.zones).toHaveLength(sample.rows.length);
  },
);

test.runIf(folder !== undefined)(
  'the samples name no permission group that the catalogue does not know',
  () => {
    const unknown = samples.flatMap((sample) =>
      uncatalogued(normalise(snapshotOf(sample))).map(({ side, id, name }) => ({
        isAnswer: sample.isAnswer,
        words: `${sample.name}: the ${side}-side group ${name ?? 'without a name'} (${id})`,
      })),
    );
    const invented = unknown.filter(({ isAnswer }) => !isAnswer).map(({ words }) => `\n  ${words}`);
    process.stdout.write(`permission groups without an entry, in invented samples:${invented.join('')}\n`);
    expect(unknown.filter(({ isAnswer }) => isAnswer).map(({ words }) => words)).toEqual([]);
  },
);

test
  .runIf(folder !== undefined)
  .each(
    samples
      .filter(({ name }) => /^members-list\..*recorded/.test(name))
      .map((sample) => [sample.name, sample] as const),
  )('a super administrator of a recorded sample can do everything: %s', (_, sample) => {
  const account = normalise(snapshotOf(sample));
  const access = compile(account);
  const resource = resolveResource('account', account);
  if (!isOneResource(resource)) throw new Error('the account is one resource');
  for (const principal of account.principals) {
    for (const permission of ['member:edit', 'dns_records:edit', 'billing:edit']) {
      expect(can(access, principal, resolvePermission(permission, account), resource).verdict).toBe(
        'allowed',
      );
    }
  }
});
