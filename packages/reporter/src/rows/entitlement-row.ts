import type { Access, Grant } from '@grantlens/engine';
import {
  conditionsOf,
  conditionWords,
  type Effective,
  type GrantId,
  privilegedBy,
  scopesOf,
} from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import type { EntitlementRow } from '../model/tables/entitlements.ts';
import { compareBy } from '../words/order.ts';
import { grantSentence } from '../words/permissions.ts';
import { type Place, placeOf, scopeName, unreadPlace } from '../words/places.ts';
import { cutsOf, distinct, exceptWords, gapsOf, none, zonesInPart, zonesWithout } from './outcome-text.ts';
import { zoneReached } from './zone-reached.ts';

/** Who is named in an entitlement row. */
export type Named = Pick<
  EntitlementRow,
  'principalId' | 'principalKind' | 'email' | 'name' | 'standing' | 'conditions'
>;

/** A principal as its rows name it. */
export function nameOf(principal: Principal): Named {
  const { id, key, kind, email, name, standing } = principal;
  const conditions = kind === 'member' ? none : conditionsOf(principal).map(conditionWords);
  return { principalId: id ?? key, principalKind: kind, email, name, standing, conditions };
}

/** What a row says about the outcome of a grant. */
export type OutcomeText = Pick<
  EntitlementRow,
  'means' | 'effective' | 'except' | 'exceptZones' | 'partZones' | 'cutBy' | 'assumptions' | 'gaps' | 'notes'
>;

/** Puts the outcome of a grant into words. */
export function outcomeText(
  access: Access,
  { grant, effective }: { readonly grant: Grant; readonly effective: Effective },
  idOf: (grant: Grant) => GrantId,
): OutcomeText {
  const { policy, permissionGroup } = grant;
  const gaps = gapsOf(access, grant.permissionGroup, effective);
  return {
    means: grantSentence({
      effect: policy.effect,
      verdict: effective.verdict,
      permissionGroup,
      places: placesOf(access, grant),
    }),
    effective: effective.verdict,
    except: exceptWords(access, effective),
    exceptZones: zonesWithout(effective),
    partZones: zonesInPart(effective),
    cutBy: cutsOf(effective.cutBy, idOf),
    assumptions: effective.assumptions,
    gaps: gaps.length === 0 ? none : gaps.map(({ id }) => id),
    notes: gaps.length === 0 ? none : gaps.map(({ clouds }) => clouds),
  };
}

/** What a row is made from: a grant, its outcome, and for whom. */
export interface RowSource {
  readonly id: string;
  readonly named: Named;
  readonly grant: Grant;
  readonly text: OutcomeText;
  readonly units: readonly string[];
  readonly principals?: number;
  readonly holders?: readonly string[];
}

/** The row of one grant: for one principal, unless it says for how many. */
export function rowOf(
  access: Access,
  { id, named, grant, text, units, principals = 1, holders = none }: RowSource,
): EntitlementRow {
  const { policy, cell, path, group, permissionGroup } = grant;
  const { scope } = cell;
  // Field by field: a row that is put together from others takes three times as long.
  return {
    id,
    principalId: named.principalId,
    principalKind: named.principalKind,
    email: named.email,
    name: named.name,
    standing: named.standing,
    access: policy.effect,
    permissionGroupId: permissionGroup?.id ?? null,
    permissionGroupName: permissionGroup?.name ?? null,
    permissionGroupLabel: permissionGroup?.label ?? null,
    means: text.means,
    scopeKind: scope?.kind ?? null,
    scopeKey: scope?.key ?? null,
    scopeName: scope === null ? null : scopeName(scope, access.account),
    zone: zoneReached(scopesOf(grant, access.account)),
    effective: text.effective,
    except: text.except,
    exceptZones: text.exceptZones,
    partZones: text.partZones,
    conditions: named.conditions,
    path,
    groupId: group === null ? null : (group.id ?? group.key),
    groupName: group?.name ?? null,
    policyId: policy.id,
    resourceGroupId: cell.resourceGroupId,
    resourceGroupName: cell.resourceGroupName,
    privileged: privilegedBy(access, grant),
    cutBy: text.cutBy,
    assumptions: text.assumptions,
    gaps: text.gaps,
    notes: text.notes,
    principals,
    holders,
    units,
  };
}

/** The order of the rows of one holder. */
export const inOrder: (a: EntitlementRow, b: EntitlementRow) => number = compareBy<EntitlementRow>(
  (row) => row.permissionGroupName,
  (row) => row.permissionGroupId,
  (row) => row.scopeName,
  (row) => row.scopeKey,
  (row) => row.path,
  (row) => row.id,
);

/** Where a grant acts, in words. */
export function placesOf(
  { account }: Access,
  grant: Pick<Grant, 'cell' | 'permissionGroup'>,
): readonly Place[] {
  if (grant.cell.scope === null) return [unreadPlace];
  return scopesOf(grant, account).map((scope) => placeOf(scope, account));
}

/**
 * Two policies without an id may give the same thing: it is one entitlement, with the cuts, assumptions and gaps of both.
 * The verdict and the exceptions of the first are those of the other too. The id says who has what by which effect on
 * which scope, so both are decided by the same questions; and what is in doubt about a grant whose permission group and
 * scope were read (its effect, a type, a holder that was not seen) is in doubt about both.
 */
export function mergeOutcomes<Row extends Merged>(a: Row, b: Merged): Row {
  const union = <T>(one: readonly T[], other: readonly T[]): readonly T[] => distinct([...one, ...other]);
  return {
    ...a,
    cutBy: union(a.cutBy, b.cutBy),
    assumptions: union(a.assumptions, b.assumptions),
    gaps: union(a.gaps, b.gaps),
    notes: union(a.notes, b.notes),
  };
}

type Merged = Pick<OutcomeText, 'cutBy' | 'assumptions' | 'gaps' | 'notes'>;
