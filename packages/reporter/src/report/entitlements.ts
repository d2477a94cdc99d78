import { type AccessGraph, type Grant, grantId, scopesOf } from '@grantlens/engine';
import { type Gap, gapId, type Principal } from '@grantlens/snapshot';
import { grantSentence, permissionsWords } from '../words/permissions.ts';
import { type Place, placeOf, scopeName, unreadPlace } from '../words/places.ts';
import { type Effective, type Exception, effectiveOf, reviewOf } from './effective.ts';
import { compareBy } from './order.ts';
import { privilegedBy } from './privileged.ts';
import type { EntitlementRow } from './rows.ts';

/** One row per grant, principal by principal in the account's order. */
export function listEntitlements(access: AccessGraph): readonly EntitlementRow[] {
  return access.account.principals.flatMap((principal) => entitlementsOf(access, principal));
}

function entitlementsOf(access: AccessGraph, principal: Principal): readonly EntitlementRow[] {
  const review = reviewOf(access, principal);
  const rows = new Map<string, EntitlementRow>();
  for (const grant of access.grantsOf(principal)) {
    const row = rowOf(access, grant, effectiveOf(review, grant));
    const same = rows.get(row.id);
    rows.set(row.id, same === undefined ? row : mergeSame(same, row));
  }
  return [...rows.values()].sort(inOrder);
}

const inOrder = compareBy<EntitlementRow>(
  (row) => row.permissionGroupName,
  (row) => row.permissionGroupId,
  (row) => row.scopeName,
  (row) => row.scopeKey,
  (row) => row.path,
  (row) => row.id,
);

function rowOf(access: AccessGraph, grant: Grant, effective: Effective): EntitlementRow {
  const { account } = access;
  const { principal, policy, cell, path, group, permissionGroup } = grant;
  const { verdict } = effective;
  const gaps = gapsOf(access, grant, effective);
  return {
    id: grantId(grant),
    principalId: principal.id ?? principal.key,
    principalKind: principal.kind,
    email: principal.email,
    name: principal.name,
    standing: principal.standing,
    access: policy.effect,
    permissionGroupId: permissionGroup?.id ?? null,
    permissionGroupName: permissionGroup?.name ?? null,
    permissionGroupLabel: permissionGroup?.label ?? null,
    means: grantSentence({
      effect: policy.effect,
      verdict,
      permissionGroup,
      places: placesOf(access, grant),
    }),
    scopeKind: cell.scope?.kind ?? null,
    scopeKey: cell.scope?.key ?? null,
    scopeName: cell.scope === null ? null : scopeName(cell.scope, account),
    effective: verdict,
    except: effective.exceptions.map((exception) => exceptionWords(exception, access)),
    path,
    groupId: group === null ? null : (group.id ?? group.key),
    groupName: group?.name ?? null,
    policyId: policy.id,
    resourceGroupId: cell.resourceGroupId,
    resourceGroupName: cell.resourceGroupName,
    privileged: privilegedBy(access, grant),
    cutBy: effective.cutBy,
    assumptions: effective.assumptions,
    gaps: gaps.map(({ id }) => id),
    notes: gaps.map(({ clouds }) => clouds),
  };
}

/** Where a grant acts, in words. */
export function placesOf(
  { account }: AccessGraph,
  grant: Pick<Grant, 'cell' | 'permissionGroup'>,
): readonly Place[] {
  if (grant.cell.scope === null) return [unreadPlace];
  return scopesOf(grant, account).map((scope) => placeOf(scope, account));
}

function exceptionWords({ permissions, scope, verdict }: Exception, { account }: AccessGraph): string {
  const place = placeOf(scope, account);
  if (permissions === null) return `${verdict} ${place.words}`;
  return `${verdict} ${place.words}: to ${permissionsWords(permissions, [place])}`;
}

/** The gaps of the decision, and what is not known of the permission group itself. */
function gapsOf({ account }: AccessGraph, { permissionGroup }: Grant, { gaps }: Effective): readonly Gap[] {
  const contents =
    permissionGroup === null
      ? undefined
      : account.gaps.get(gapId(`contents-incomplete:${permissionGroup.key}`));
  const all = contents === undefined ? gaps : [...gaps, contents];
  return [...new Map(all.map((gap) => [gap.id, gap])).values()].sort(compareBy((gap) => gap.id));
}

/** Two anonymous policies may give one thing twice: it is one entitlement, which rests on what either rests on. */
function mergeSame(a: EntitlementRow, b: EntitlementRow): EntitlementRow {
  const union = <T>(one: readonly T[], other: readonly T[]): readonly T[] => [...new Set([...one, ...other])];
  return {
    ...a,
    cutBy: union(a.cutBy, b.cutBy),
    assumptions: union(a.assumptions, b.assumptions),
    gaps: union(a.gaps, b.gaps),
    notes: union(a.notes, b.notes),
  };
}
