import type { Evidence, Grant, Permission, Subject } from '@grantlens/engine';
import { conditionsOf, grantId, type Lack } from '@grantlens/engine/internal';
import type { Account, Gap, PermissionGroup, Principal, Scope } from '@grantlens/snapshot';
import { resourceTypes } from '@grantlens/snapshot/internal';

/** A JSON value of an answer. Keys whose value is undefined are left out when written. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** A row of an answer. */
export type Row = { readonly [key: string]: Json | undefined };

/** `{ kind, id, email?, name?, address? }` */
export function principalRecord({ kind, id, email, name, address }: Principal): Row {
  return { kind, id, email: email ?? undefined, name: name ?? undefined, address };
}

/** A principal, and beside it whether it can act and on what that depends: `{ principal, standing, conditions }`. */
export function standingRecord(principal: Principal): Row {
  return {
    principal: principalRecord(principal),
    standing: principal.standing,
    conditions: conditionRecords(principal),
  };
}

/** On what it depends besides whether a principal can act: `[{ kind, … }]`. */
export function conditionRecords(principal: Principal): readonly Row[] {
  return conditionsOf(principal).map((condition) => ({ ...condition }));
}

/** `{ id, label?, name? }` */
export function permissionGroupRecord({ id, label, name }: PermissionGroup): Row {
  return { id, label: label ?? undefined, name: name ?? undefined };
}

/** What was asked for, resolved. */
export function permissionRecord(permission: Permission): Row {
  switch (permission.kind) {
    case 'atomic':
      return { kind: 'atomic', name: permission.name };
    case 'group':
      return { kind: 'group', ...permissionGroupRecord(permission.group) };
    case 'any':
      return { kind: 'any', name: permission.glob, of: permission.of.map(permissionRecord) };
  }
}

/** What the question is about, resolved. */
export function resourceRecord(subject: Subject): Row {
  if (subject.kind === 'anywhere') return { kind: 'anywhere' };
  if (subject.kind === 'zones') {
    return {
      kind: 'zones',
      id: subject.glob,
      name: `zone:${subject.glob}`,
      key: `${resourceTypes.zone}.*`,
      count: subject.zones.length,
    };
  }
  const { kind, id, name, key, type } = subject;
  return {
    kind: kind === 'account' || kind === 'zone' ? kind : 'resource',
    id,
    name,
    key,
    type: kind === 'account' || kind === 'zone' ? undefined : type,
  };
}

/** `{ kind: "account" | "type" | "resource", key, name? }` */
export function scopeRecord(scope: Scope, account: Account): Row {
  return { kind: scope.kind, key: scope.key, name: scopeName(scope, account) ?? undefined };
}

/** `[{ scope, permissions, verdict }]`; nothing where nothing is lacking. */
export function lackRecords(lacks: readonly Lack[], account: Account): readonly Row[] | undefined {
  if (lacks.length === 0) return undefined;
  return lacks.map(({ scope, permissions, verdict }) => ({
    scope: scopeRecord(scope, account),
    permissions,
    verdict,
  }));
}

function scopeName(scope: Scope, account: Account): string | null {
  if (scope.kind === 'account') return account.name;
  if (scope.kind === 'type') return null;
  return account.zonesByKey.get(scope.resource)?.name ?? null;
}

/** A gap as an answer shows it. */
export type GapRecord = Row & Pick<Gap, 'id' | 'collection' | 'cause' | 'clouds'>;

/** `{ id, collection, cause, clouds }` */
export function gapRecord({ id, collection, cause, clouds }: Gap): GapRecord {
  return { id, collection, cause, clouds };
}

/** The way a grant came: `{ kind, groupId?, groupName?, policyId, permissionGroupId, scope }`. */
export function viaRecord(grant: Grant, account: Account): Row {
  const { path, group, policy, permissionGroup, cell } = grant;
  return {
    kind: path,
    groupId: path === 'group' ? (group?.id ?? null) : undefined,
    groupName: path === 'group' ? (group?.name ?? null) : undefined,
    policyId: policy.id,
    permissionGroupId: permissionGroup?.id ?? null,
    permissionGroupName: permissionGroup?.name ?? undefined,
    scope: cell.scope === null ? null : scopeRecord(cell.scope, account),
  };
}

/** Via records of what holds on many resources: of what names single ones the scope of the row says which. */
export function viaAcrossRecords(grants: readonly Grant[], account: Account): readonly Row[] {
  return viaRecordsOf(grants, (grant) => {
    const record = viaRecord(grant, account);
    return grant.cell.scope?.kind === 'resource' ? { ...record, scope: undefined } : record;
  });
}

/** Via records, each once, in a stable order. */
export function viaRecords(grants: readonly Grant[], account: Account): readonly Row[] {
  return viaRecordsOf(grants, (grant) => viaRecord(grant, account));
}

function viaRecordsOf(grants: readonly Grant[], recordOf: (grant: Grant) => Row): readonly Row[] {
  if (grants.length < 2) return grants.map(recordOf);
  const byId = new Map(grants.map((grant) => [grantId(grant), grant]));
  return [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, grant]) => recordOf(grant));
}

/** `{ sets, grants, cut, nearMisses }` (S15) */
export function evidenceRecord(evidence: Evidence): Row {
  return {
    sets: evidence.sets,
    grants: Object.fromEntries([...evidence.grants].map(([id, grant]) => [id, grantRecord(grant)])),
    cut: evidence.cut,
    nearMisses: evidence.nearMisses.map(({ grant, kind }) => ({ grant, kind })),
  };
}

function grantRecord({ policy, path, group, permissionGroup, cell }: Grant): Row {
  return {
    effect: policy.effect,
    path,
    groupId: path === 'group' ? (group?.id ?? null) : undefined,
    policyId: policy.id,
    permissionGroupId: permissionGroup?.id ?? null,
    resourceGroupId: cell.resourceGroupId,
    objectKey: cell.objectKey,
  };
}
