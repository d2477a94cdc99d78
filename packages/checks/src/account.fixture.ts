import { type Access, compile } from '@grantlens/engine';
import { type CollectionStatus, normalise, type Snapshot } from '@grantlens/snapshot';
import { type CollectionName, collectionNames } from '@grantlens/snapshot/internal';
import { readChecks } from './file/read-checks.ts';
import { type ChecksEvaluated, evaluateChecks } from './judge/evaluate-checks.ts';
import type { CheckResult } from './results/result.ts';

type Row = Readonly<Record<string, unknown>>;
type Rows = Partial<Readonly<Record<CollectionName, unknown>>>;
type Statuses = Partial<Readonly<Record<CollectionName, CollectionStatus>>>;

const time = '2026-01-01T00:00:00Z';
const accountType = 'com.cloudflare.api.account';
const accountKey = `${accountType}.a1`;

/** A permission group that holds exactly these permissions; of nobody knows which, where there are none. */
export function groupRow(
  id: string,
  permissions: readonly string[] | null,
  scopes: string = accountType,
): Row {
  const rows = permissions?.map((name) => ({ attributes: { legacy_name: `#${name}` } }));
  return { id, name: `Group ${id}`, meta: { scopes }, ...(rows === undefined ? {} : { permissions: rows }) };
}

export const dns: Row = groupRow('dns', ['dns_records:edit', 'dns_records:read']);
export const zoneDns: Row = groupRow('zone-dns', ['dns_records:edit'], `${accountType}.zone`);
export const billing: Row = groupRow('billing', ['billing:edit']);
export const everything: Row = {
  id: '8e23b19e4e0d44c29d239c5688ba8cbb',
  name: 'Super Administrator - All Privileges',
  meta: { label: 'all_privileges', scopes: accountType },
};
export const open: Row = groupRow('open', null);

/** The key of a zone. */
export const zoneKey = (id: string): string => `${accountType}.zone.${id}`;

/** A policy on some objects of the account; without any on the whole of it. */
export function policyRow(id: string, groups: readonly Row[], ...objects: readonly string[]): Row {
  return policyOf(id, 'allow', groups, objects);
}

/** A policy that denies. */
export function denyRow(id: string, groups: readonly Row[], ...objects: readonly string[]): Row {
  return policyOf(id, 'deny', groups, objects);
}

function policyOf(id: string, access: string, groups: readonly Row[], objects: readonly string[]): Row {
  const keys = objects.length === 0 ? ['*'] : objects;
  const scope = { key: accountKey, objects: keys.map((key) => ({ key })) };
  return { id, access, permission_groups: groups, resource_groups: [{ id: `of ${id}`, name: id, scope }] };
}

/** A member who accepted, with a second factor. */
export function memberRow(id: string, ...policies: readonly Row[]): Row {
  return {
    id,
    email: `${id}@example.com`,
    status: 'accepted',
    policies,
    user: { id: `u-${id}`, email: `${id}@example.com`, two_factor_authentication_enabled: true },
  };
}

/** A token that allows its permission groups on the whole account. */
export function tokenRow(id: string, groups: readonly Row[], more: Row = {}): Row {
  const policies = [
    { id: `p-${id}`, effect: 'allow', permission_groups: groups, resources: { [accountKey]: '*' } },
  ];
  return { id, name: `token ${id}`, status: 'active', policies, ...more };
}

/** A zone named after its id. */
export function zoneRow(id: string): Row {
  return { id, name: `${id}.example`, status: 'active', type: 'full' };
}

/** An account of these rows; every collection is complete unless `statuses` says otherwise. */
export function openAccount(rows: Rows, statuses: Statuses = {}, account: Row = {}): Access {
  return compile(normalise(snapshotOf(rows, statuses, account)));
}

function snapshotOf(rows: Rows, statuses: Statuses, account: Row): Snapshot {
  const groups = (rows.userGroups ?? []) as readonly { readonly id: string }[];
  const shown = (rows.userGroupMembers ?? {}) as Readonly<Record<string, unknown>>;
  const members = Object.fromEntries(groups.map(({ id }) => [id, shown[id] ?? []]));
  const collections = collectionNames.map((name) => {
    const items = name === 'userGroupMembers' ? members : (rows[name] ?? []);
    const lists: readonly unknown[] = Array.isArray(items) ? [items] : Object.values(items);
    const requests = lists.map((list, at) => ({
      path: `/${at}`,
      query: {},
      httpStatus: 200,
      at: time,
      rows: Array.isArray(list) ? list.length : 0,
      bodySha256: '',
    }));
    return [name, { status: statuses[name] ?? 'complete', items, requests }];
  });
  return {
    format: 'grantlens.snapshot',
    version: 1,
    account: { id: 'a1', name: 'Harbour', ...account },
    takenAt: { start: time, end: time },
    tool: { name: 'grantlens', version: '0.0.0' },
    source: { apiBase: 'https://api.example', credential: { kind: 'token' } },
    collections: Object.fromEntries(collections) as Snapshot['collections'],
    removed: [],
    // Another one for another account, and no more is asked of it here.
    digest: `sha256-${JSON.stringify(collections).length}`,
  };
}

/** A file of the checks that some lines of YAML list. */
export function fileOf(...checks: readonly string[]): string {
  return ['format: grantlens.checks', 'version: 1', 'checks:', ...checks.map((check) => `  - ${check}`)].join(
    '\n',
  );
}

/** Evaluates the text of a file. */
export function evaluate(access: Access, text: string, now?: number): ChecksEvaluated {
  const read = readChecks([{ path: 'checks.yaml', bytes: new TextEncoder().encode(text) }]);
  return evaluateChecks(access, read, now === undefined ? {} : { now });
}

/** What becomes of one check, written as the value of a YAML list without its id. */
export function judged(access: Access, check: string, now?: number): CheckResult {
  const evaluated = evaluate(access, fileOf(`{ id: one, ${check} }`), now);
  if (evaluated.kind === 'faults') throw new Error(evaluated.faults.map(({ what }) => what).join('\n'));
  const [result] = evaluated.report.results;
  if (result === undefined) throw new Error('there is one check');
  return result;
}

/** A result in a line: `failed broken: ada@example.com, token t`. */
export function inShort({ result, why, broken }: CheckResult): string {
  const who = broken.map(({ principal, what }) => principal?.email ?? principal?.name ?? what);
  return `${result}${why === null ? '' : ` ${why}`}${who.length === 0 ? '' : `: ${who.join(', ')}`}`;
}
