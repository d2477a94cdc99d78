import type { Access } from '@grantlens/engine';
import { type HolderPolicies, privilegedBy, scopesOf, verdicts } from '@grantlens/engine/internal';
import type { PermissionGroup, Policy, Scope } from '@grantlens/snapshot';
import { compareTexts, remembered } from '@grantlens/snapshot/internal';
import { Aspect, computedValues, type Things } from '../model/tables/aspect.ts';
import { choices } from '../model/tables/cells.ts';
import { GrowingCodes } from '../model/tables/codes.ts';
import { type Column, openColumn } from '../model/tables/column.ts';
import type { EntitlementRow } from '../model/tables/entitlements.ts';
import { PackedTexts } from '../model/tables/packed-texts.ts';
import { type Table, tableOfColumns } from '../model/tables/table.ts';
import { type Named, placesOf } from '../rows/entitlement-row.ts';
import { zoneReached } from '../rows/zone-reached.ts';
import { grantSentence } from '../words/permissions.ts';
import { type Place, scopeName } from '../words/places.ts';
import type { Said } from './outcomes.ts';
import type { HeldRow, Who } from './parts.ts';

/** Whose rows are, and how they have them. */
export type Held = Named & Pick<HolderPolicies, 'path' | 'group'>;

/** Where a grant is, and where it acts. */
interface Where {
  readonly scope: Scope | null;
  readonly name: string | null;
  readonly zone: string | null;
  readonly places: readonly Place[];
}

interface ResourceGroup {
  readonly resourceGroupId: string | null;
  readonly resourceGroupName: string | null;
}

/** The entitlements of an account while they are listed, holder by holder. */
export interface HeldTable {
  /** Adds the rows of a holder, in any order. */
  readonly add: (held: Held, rows: readonly HeldRow[]) => void;
  readonly finish: () => Table<EntitlementRow>;
}

/**
 * Opens the table of entitlements per holder. A row is put together from what it is about: its holder, policy, permission
 * group, place and outcome, each of which many rows have in common. A row by itself would take three times as long.
 */
export function openHeldTable(access: Access, outcomes: Aspect<Said>): HeldTable {
  const ids = new PackedTexts();
  const holders = new Aspect<Held>();
  const policies = new Aspect<Policy>();
  const groups = new Aspect<PermissionGroup | null>();
  const wheres = new Aspect<Where>();
  const resourceGroups = new Aspect<ResourceGroup>();
  const whos = new Aspect<Who>();
  const privileged = openColumn();
  const units = openColumn();
  const whereOf = openWheres(access);
  const resourceGroupOf = openResourceGroups();

  function add(held: Held, rows: readonly HeldRow[]): void {
    const holder = holders.codeOf(held);
    const placed = rows.map((row) => ({ row, where: whereOf(row) }));
    for (const { row, where } of placed.sort(inOrder)) {
      const { id, grant, outcome, who } = row;
      ids.add(id);
      holders.add(holder);
      policies.add(policies.codeOf(grant.policy));
      groups.add(groups.codeOf(grant.permissionGroup));
      wheres.add(wheres.codeOf(where));
      resourceGroups.add(resourceGroups.codeOf(resourceGroupOf(grant.cell)));
      outcomes.add(outcome);
      whos.add(whos.codeOf(who));
      privileged.add(privilegedBy(access, grant));
      units.add(row.units);
    }
  }

  function finish(): Table<EntitlementRow> {
    const { length } = ids.finish();
    const [holder, policy, group] = [holders.finish(), policies.finish(), groups.finish()];
    const [where, outcome, who] = [wheres.finish(), outcomes.finish(), whos.finish()];
    const resourceGroup = resourceGroups.finish();
    return tableOfColumns<EntitlementRow>(length, {
      id: { values: ids, codes: Uint32Array.from({ length }, (_, row) => row), isDistinct: true },
      principalId: holder.column(({ principalId }) => principalId),
      principalKind: holder.column(({ principalKind }) => principalKind),
      email: holder.column(({ email }) => email),
      name: holder.column(({ name }) => name),
      standing: holder.column(({ standing }) => standing),
      access: policy.column(({ effect }) => effect),
      permissionGroupId: group.column((one) => one?.id ?? null),
      permissionGroupName: group.column((one) => one?.name ?? null),
      permissionGroupLabel: group.column((one) => one?.label ?? null),
      means: meansOf(length, { policy, group, where, outcome }),
      scopeKind: where.column(({ scope }) => scope?.kind ?? null),
      scopeKey: where.column(({ scope }) => scope?.key ?? null),
      scopeName: where.column(({ name }) => name),
      zone: where.column(({ zone }) => zone),
      effective: outcome.column(({ effective }) => effective),
      except: outcome.column(({ except }) => except),
      exceptZones: outcome.column(({ exceptZones }) => exceptZones),
      partZones: outcome.column(({ partZones }) => partZones),
      conditions: holder.column(({ conditions }) => conditions),
      path: holder.column(({ path }) => path),
      groupId: holder.column((one) => one.group && (one.group.id ?? one.group.key)),
      groupName: holder.column((one) => one.group?.name ?? null),
      policyId: policy.column(({ id }) => id),
      resourceGroupId: resourceGroup.column((one) => one.resourceGroupId),
      resourceGroupName: resourceGroup.column((one) => one.resourceGroupName),
      privileged: privileged.finish(),
      cutBy: outcome.column(({ cutBy }) => cutBy),
      assumptions: outcome.column(({ assumptions }) => assumptions),
      gaps: outcome.column(({ gaps }) => gaps),
      notes: outcome.column(({ notes }) => notes),
      principals: who.column(({ principals }) => principals),
      holders: who.column((one) => one.holders),
      units: units.finish(),
    });
  }

  return { add, finish };
}

/** What a sentence is made of. */
interface SentenceParts {
  readonly policy: Things<Policy>;
  readonly group: Things<PermissionGroup | null>;
  readonly where: Things<Where>;
  readonly outcome: Things<Said>;
}

/** The sentences of the rows: each is put together when it is read, for hundreds of thousands take more memory than all the rest. */
function meansOf(length: number, { policy, group, where, outcome }: SentenceParts): Column {
  const codes = new GrowingCodes();
  const rows: number[] = [];
  const known = new Map<number, number>();
  for (let row = 0; row < length; row++) {
    const verdict = verdicts.indexOf(outcome.of(row).effective);
    const effect = choices.effect.indexOf(policy.of(row).effect);
    const place = where.codeOf(row) * group.length + group.codeOf(row);
    const key = (place * verdicts.length + verdict) * choices.effect.length + effect;
    const before = known.get(key);
    codes.add(before ?? rows.length);
    if (before === undefined) known.set(key, rows.push(row) - 1);
  }
  const first = Uint32Array.from(rows);
  const sentence = (row: number) =>
    grantSentence({
      effect: policy.of(row).effect,
      verdict: outcome.of(row).effective,
      permissionGroup: group.of(row),
      places: where.of(row).places,
    });
  return {
    values: computedValues(first.length, (code) => sentence(first[code] ?? 0)),
    codes: codes.finish(),
    isDistinct: false,
  };
}

interface Placed {
  readonly row: HeldRow;
  readonly where: Where;
}

/** The order of the rows of one holder: as `inOrder` of rows themselves. */
function inOrder({ row: a, where: at }: Placed, { row: b, where: other }: Placed): number {
  return (
    compareGroups(a.grant.permissionGroup, b.grant.permissionGroup) ||
    compareWheres(at, other) ||
    compareTexts(a.id, b.id)
  );
}

function compareGroups(a: PermissionGroup | null, b: PermissionGroup | null): number {
  if (a === b) return 0;
  return compareTexts(a?.name ?? '', b?.name ?? '') || compareTexts(a?.id ?? '', b?.id ?? '');
}

function compareWheres(a: Where, b: Where): number {
  if (a === b) return 0;
  return compareTexts(a.name ?? '', b.name ?? '') || compareTexts(a.scope?.key ?? '', b.scope?.key ?? '');
}

function openWheres(access: Access): (row: Pick<HeldRow, 'grant'>) => Where {
  const { account } = access;
  const onOne = new Map<Scope, Where>();
  // Where a grant of the whole account acts, its permission group says.
  const ofScope = remembered((_scope: Scope | null) => new Map<PermissionGroup | null, Where>());
  const read = ({ grant }: Pick<HeldRow, 'grant'>): Where => {
    const { scope } = grant.cell;
    return {
      scope,
      name: scope === null ? null : scopeName(scope, account),
      zone: zoneReached(scopesOf(grant, account)),
      places: placesOf(access, grant),
    };
  };
  return (row) => {
    const { cell, permissionGroup } = row.grant;
    const { scope } = cell;
    if (scope !== null && scope.kind !== 'account') {
      const where = onOne.get(scope) ?? read(row);
      onOne.set(scope, where);
      return where;
    }
    const byGroup = ofScope(scope);
    const where = byGroup.get(permissionGroup) ?? read(row);
    byGroup.set(permissionGroup, where);
    return where;
  };
}

function openResourceGroups(): (cell: ResourceGroup) => ResourceGroup {
  const known = new Map<string, ResourceGroup>();
  let last: ResourceGroup | undefined;
  return ({ resourceGroupId, resourceGroupName }) => {
    if (last?.resourceGroupId === resourceGroupId && last.resourceGroupName === resourceGroupName)
      return last;
    const key = JSON.stringify([resourceGroupId, resourceGroupName]);
    last = known.get(key) ?? { resourceGroupId, resourceGroupName };
    known.set(key, last);
    return last;
  };
}
