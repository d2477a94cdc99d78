import type { Principal } from '@grantlens/snapshot';
import { resourceKey } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { bearingOf } from '../decision/bearing.ts';
import { decide } from '../decision/decide.ts';
import type { AskedPermission } from '../decision/permission.ts';
import type { Resource } from '../decision/resource.ts';
import type { Verdict } from '../decision/verdict.ts';
import { causeWords } from '../explain/causes.ts';
import { type Change, changeOf, type DiffAnswer, diff } from '../questions/diff.ts';
import {
  accountKey,
  accountType,
  groupRow,
  memberRow,
  openAccount,
  openGroupRow,
  policyRow,
  theAccount,
  theZone,
  zoneRow,
  zoneType,
} from '../raw-account.fixture.ts';
import { scopeWords } from '../words/words.ts';
import { mirrored } from './cause.ts';

// Accounts to be compared, the comparison put in lines, and held against the decision itself.

type Row = Readonly<Record<string, unknown>>;
type Rows = Parameters<typeof openAccount>[0];
type Statuses = Parameters<typeof openAccount>[1];

export const bucketType = 'com.cloudflare.edge.r2.bucket';
export const workerType = 'com.cloudflare.edge.worker.script';

export const dns: Row = groupRow('dns', ['dns_records:edit', 'dns_records:read']);
export const zoneDns: Row = groupRow('zdns', ['dns_records:edit'], zoneType);
export const waf: Row = groupRow('waf', ['waf:edit']);
export const zoneWaf: Row = groupRow('zwaf', ['waf:edit'], zoneType);
export const open: Row = openGroupRow('open');
/** All that it contains is known, and one of its rows cannot be read. */
export const partial: Row = {
  ...openGroupRow('partial'),
  permissions: [{ attributes: { legacy_name: '#waf:edit' } }, {}],
};
export const untyped: Row = { ...groupRow('untyped', ['waf:edit']), meta: {} };
export const everything: Row = {
  id: '8e23b19e4e0d44c29d239c5688ba8cbb',
  name: 'Super Administrator - All Privileges',
};
export const admin: Row = { id: 'adm', name: 'Administrator' };

/** An account of two zones that knows four permission groups. */
export function account(rows: Rows, statuses: Statuses = {}): Access {
  const zones = [zoneRow('z1'), zoneRow('z2')];
  return openAccount({ zones, permissionGroups: [dns, zoneDns, waf, zoneWaf], ...rows }, statuses);
}

/** The account of Ada alone. */
export function ada(...policies: readonly Row[]): Access {
  return account({ members: [memberRow('ada', ...policies)] });
}

/** The account of Ada alone with more permission groups, which no policy has to name. */
export function adaKnowing(permissionGroups: readonly Row[], ...policies: readonly Row[]): Access {
  return account({ members: [memberRow('ada', ...policies)], permissionGroups });
}

/** What the members' list of the one user group shows, what that grants, and what Ada holds herself. */
export interface Team {
  readonly rows: readonly unknown[];
  readonly policies: unknown;
  readonly own?: readonly Row[];
  readonly statuses?: Statuses;
}

/** The account of Ada and Bob with the user group Team. */
export function team({ rows, policies, own = [], statuses = {} }: Team): Access {
  const members = [memberRow('ada', ...own), memberRow('bob')];
  const userGroups = [{ id: 'g', name: 'Team', policies }];
  return account({ members, userGroups, userGroupMembers: { g: rows } }, statuses);
}

/** The account of Ada and Bob without a user group. */
export function noTeam(statuses: Statuses = {}): Access {
  return account({ members: [memberRow('ada'), memberRow('bob')] }, statuses);
}

/** A policy on resource groups given as rows. */
export function policyOn(id: string, groups: readonly Row[], ...resourceGroups: readonly Row[]): Row {
  return { ...policyRow(id, 'allow', groups), resource_groups: resourceGroups };
}

/** A resource group of these objects. */
export function resourceGroup(id: string | null, ...objects: readonly string[]): Row {
  const scope = { key: accountKey, objects: objects.map((key) => ({ key })) };
  return { ...(id === null ? {} : { id }), name: `Named ${id}`, scope };
}

/** Compares, holds every row against the decision and against the comparison the other way round. */
export function compared(before: Access, after: Access): DiffAnswer & Checked {
  const answer = diff(before, after);
  const back = [...linesOf(diff(after, before))].sort();
  const there = mirroredLines(answer);
  const wrong = [
    ...wrongCells(answer),
    ...there.filter((line) => !back.includes(line)).map((line) => `only there: ${line}`),
    ...back.filter((line) => !there.includes(line)).map((line) => `only back: ${line}`),
  ];
  return { ...answer, lines: linesOf(answer), wrong };
}

/** The outcome of a comparison. */
export interface Checked {
  readonly lines: readonly string[];
  /** What it says wrongly. */
  readonly wrong: readonly string[];
}

/** Each change in a line: who, what, where, from, to, why. */
function linesOf({ changes, after }: DiffAnswer): readonly string[] {
  return changes.map((change) => lineOf(change, after));
}

/** The same lines as the comparison the other way round would have them, sorted. */
function mirroredLines({ changes, before }: DiffAnswer): readonly string[] {
  return changes
    .map((change) => {
      const [was, is] = [change.after, change.before];
      return lineOf({ ...change, before: was, after: is, cause: change.cause.map(mirrored) }, before);
    })
    .sort();
}

function lineOf(change: Change, { account }: Access): string {
  const { principal, permission, permissionGroup, scope, except, before, after, cause } = change;
  const where = [scope, ...except].map((one) => scopeWords(one, account)).join(' not ');
  const what =
    permission === null
      ? ''
      : permission.kind === 'atomic'
        ? ` ${permission.name}`
        : ` ${permission.of.length === 1 ? permission.of[0] : 'others'} alike`;
  const why = [...new Set(cause.map(causeWords))].sort().join('; ');
  return `${principal.id}: ${permissionGroup?.id ?? '?'}${what} on ${where}: ${before} → ${after} (${why})`;
}

/** Things that the accounts of the tests speak of, one that they do not, and one of a type nobody speaks of. */
const resources: readonly Resource[] = [
  theAccount,
  ...['z1', 'z2', 'z9'].map(theZone),
  thing(bucketType, 'b1'),
  thing(bucketType, 'b9'),
  thing(workerType, 'w1'),
  thing('com.cloudflare.nothing', 'n1'),
];

function thing(type: string, id: string): Resource {
  const key = resourceKey(`${type}.${id}`);
  return { kind: 'other', key, identity: key, type, id, name: null };
}

/**
 * What a comparison says wrongly: each principal, permission and resource is decided by itself on either side, and
 * `changeOf` and the rows have to say the same of it. Empty where all is right.
 */
function wrongCells(answer: DiffAnswer): readonly string[] {
  const { before, after, changes } = answer;
  const wrong: string[] = [];
  for (const key of keysOf(before, after)) {
    const pair = { before: find(before, key), after: find(after, key) };
    const said = changeOf(answer, pair);
    const rows = changes.filter(({ principal }) => principal.key === key);
    const [wasOf, isOf] = [verdicts(before, pair.before), verdicts(after, pair.after)];
    for (const permission of permissionsOf(before, after)) {
      for (const resource of resources) {
        const [was, is] = [wasOf(permission, resource), isOf(permission, resource)];
        const real = was === is ? 'the same' : `${was} → ${is}`;
        const found = said(permission, resource);
        const words = found === null ? 'the same' : `${found.before} → ${found.after}`;
        const cell = `${key} ${nameOf(permission)} on ${resource.key}: ${real}`;
        if (words !== real) wrong.push(`${cell}, not ${words}`);
        for (const row of rows.filter((one) => isAbout(one, permission) && covers(one, resource)))
          if (`${row.before} → ${row.after}` !== real) wrong.push(`${cell}, and a row says something else`);
        if (was !== is && !rows.some((row) => mayBeAbout(row, permission) && covers(row, resource)))
          wrong.push(`${cell}, and no row says so`);
      }
    }
  }
  return wrong;
}

function keysOf(before: Access, after: Access): readonly string[] {
  return [...new Set([before, after].flatMap(({ account }) => account.principals.map(({ key }) => key)))];
}

function find({ account }: Access, key: string): Principal | null {
  return account.principals.find((one) => one.key === key) ?? null;
}

/** The permissions that the groups list, one that only the catalogue knows, and every group. */
function permissionsOf(before: Access, after: Access): readonly AskedPermission[] {
  const groups = new Map(
    [after, before].flatMap(({ account }) =>
      [...account.permissionGroups].map(([key, group]) => [key, group]),
    ),
  );
  const names = ['billing:edit', 'dns_records:edit', 'dns_records:read', 'page_rules:edit', 'waf:edit'];
  return [
    ...names.map((name) => ({ kind: 'atomic', name }) as const),
    ...[...groups.values()].map((group) => ({ kind: 'group', group }) as const),
  ];
}

function nameOf(permission: AskedPermission): string {
  return permission.kind === 'atomic' ? permission.name : permission.group.key;
}

function verdicts(
  access: Access,
  principal: Principal | null,
): (permission: AskedPermission, resource: Resource) => Verdict {
  const grants = principal === null ? [] : access.grantsOf(principal);
  const { permissionGroups } = access.account;
  return (permission, resource) => {
    const asked: AskedPermission =
      permission.kind === 'atomic'
        ? permission
        : { kind: 'group', group: permissionGroups.get(permission.group.key) ?? permission.group };
    return decide(grants.flatMap((grant) => bearingOf(grant, asked, resource) ?? []));
  };
}

function isAbout({ permission, permissionGroup }: Change, asked: AskedPermission): boolean {
  if (permission === null) return asked.kind === 'group' && permissionGroup?.key === asked.group.key;
  if (asked.kind === 'group') return false;
  return permission.kind === 'atomic' ? permission.name === asked.name : permission.of.includes(asked.name);
}

/** A row of a group speaks of what the group holds too, and one of the others of the groups among them. */
function mayBeAbout(row: Change, asked: AskedPermission): boolean {
  return row.permission === null || row.permission.kind === 'others' || isAbout(row, asked);
}

function covers({ scope, except }: Change, resource: Resource): boolean {
  const reach = (one: Change['scope']) =>
    one.kind === 'account'
      ? true
      : one.kind === 'type'
        ? one.type === resource.type
        : one.resource === resource.identity || (one.type === accountType && resource.kind === 'account');
  return reach(scope) && !except.some(reach);
}
