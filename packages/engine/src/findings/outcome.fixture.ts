import type { CollectionStatus } from '@grantlens/snapshot';
import type { CollectionName } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { memberRow, openAccount, policyRow } from '../raw-account.fixture.ts';
import { evaluateFindings } from './evaluate.ts';
import type { FindingOptions, FindingSettings } from './options.ts';

type Rows = Partial<Readonly<Record<CollectionName, unknown>>>;
type Statuses = Partial<Readonly<Record<CollectionName, CollectionStatus>>>;

/** The outcome of one finding, in short. */
export interface Outcome {
  readonly status: string;
  readonly examined: number;
  readonly unexamined: number;
  /** The kinds of what is missing. */
  readonly missing: readonly string[];
  readonly what: readonly string[];
}

/** Evaluates one finding on an account of some rows, taken at the beginning of 2026. */
export function outcome(
  id: string,
  rows: Rows,
  statuses: Statuses = {},
  options: FindingOptions = {},
): Outcome {
  return outcomeOn(id, openAccount(rows, statuses), options);
}

/** Evaluates one finding on an account. */
export function outcomeOn(id: string, access: Access, options: FindingOptions = {}): Outcome {
  const finding = evaluateFindings(access, options).findings.find((one) => one.id === id);
  if (finding === undefined) throw new Error(`no finding is ${id}`);
  const { status, examined, unexamined, missing, instances } = finding;
  return {
    status,
    examined,
    unexamined,
    missing: missing.map(({ kind }) => kind),
    what: instances.map(({ what }) => what),
  };
}

/** The permission group of Super Administrators. */
export const everythingRow = {
  id: '8e23b19e4e0d44c29d239c5688ba8cbb',
  name: 'Super Administrator - All Privileges',
  meta: { label: 'all_privileges', scopes: 'com.cloudflare.api.account' },
} as const;

/** A Super Administrator, by a policy of their own. */
export function superRow(id: string): Readonly<Record<string, unknown>> {
  return memberRow(id, policyRow(`all-${id}`, 'allow', [everythingRow], '*'));
}

/** A member with or without two-factor authentication; null where it is not shown. */
export function withTwoFactor(
  row: Readonly<Record<string, unknown>>,
  twoFactor: boolean | null,
): Readonly<Record<string, unknown>> {
  return { ...row, user: { two_factor_authentication_enabled: twoFactor } };
}

/** A policy of a token on some keys. */
export function tokenPolicy(
  id: string,
  groups: readonly Readonly<Record<string, unknown>>[],
  ...keys: readonly string[]
): Readonly<Record<string, unknown>> {
  const resources = Object.fromEntries(keys.map((key) => [key, '*']));
  return { id, effect: 'allow', permission_groups: groups, resources };
}

/** An active token. */
export function tokenRow(
  id: string,
  fields: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return { id, name: `Token ${id}`, status: 'active', policies: [], ...fields };
}

/** A permission group of tokens that holds exactly these permissions, on the account unless `scopes` says otherwise. */
export function tokenGroupRow(
  id: string,
  permissions: readonly string[],
  scopes: readonly string[] = ['com.cloudflare.api.account'],
): Readonly<Record<string, unknown>> {
  const rows = permissions.map((name) => ({ attributes: { legacy_name: `#${name}` } }));
  return { id, name: `Group ${id}`, scopes, permissions: rows };
}

/** A user group of some members and policies. */
export function userGroups(
  ...groups: readonly {
    readonly id: string;
    readonly members?: readonly string[];
    readonly policies?: readonly unknown[];
  }[]
): Rows {
  return {
    userGroups: groups.map(({ id, policies }) => ({
      id,
      name: `Team ${id}`,
      ...(policies ? { policies } : {}),
    })),
    userGroupMembers: Object.fromEntries(
      groups.map(({ id, members = [] }) => [id, members.map((member) => ({ id: member }))]),
    ),
  };
}

/** Where an account of an earlier time stands. */
export function asOf(access: Access, end: string): FindingSettings['earlier'][number] {
  const account = { ...access.account, takenAt: { start: end, end } };
  return { ...access, account };
}
