import type { Access } from '@grantlens/engine';
import { type HolderPolicies, privilegedBy, verdicts } from '@grantlens/engine/internal';
import type { Effect, PermissionGroup, Policy } from '@grantlens/snapshot';
import { compareTexts, remembered } from '@grantlens/snapshot/internal';
import { Aspect, columnBy, type Things } from '../model/tables/aspect.ts';
import { choices } from '../model/tables/cells.ts';
import { GrowingCodes } from '../model/tables/codes.ts';
import { type Column, listsOfOne, openColumn } from '../model/tables/column.ts';
import type { EntitlementRow } from '../model/tables/entitlements.ts';
import { PackedTexts } from '../model/tables/packed-texts.ts';
import { type Table, tableOfColumns } from '../model/tables/table.ts';
import type { Named } from '../rows/entitlement-row.ts';
import type { GrantUnits } from '../rows/grant-units.ts';
import { openWheres, type Where } from '../rows/where.ts';
import { grantSentence } from '../words/permissions.ts';
import type { Said } from './outcomes.ts';
import type { HeldRow, Who } from './parts.ts';

/** Whose rows are, and how they have them. */
export type Held = Named & Pick<HolderPolicies, 'path' | 'group'>;

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
export function openHeldTable(access: Access, outcomes: Aspect<Said>, units: GrantUnits): HeldTable {
  const ids = new PackedTexts();
  const holders = new Aspect<Held>();
  const policies = new Aspect<PolicySaid>();
  const policyOf = remembered(({ id, effect }: Policy): PolicySaid => ({ id, effect }));
  const groups = new Aspect<PermissionGroup | null>();
  const wheres = new Aspect<Where>();
  const whereOf = openWheres(access);
  const resourceGroups = new Aspect<ResourceGroup>();
  const resourceGroupOf = openResourceGroups();
  const whos = new Aspect<Who>();
  const privileged = openColumn();
  const under = new GrowingCodes();
  return {
    add: (held, rows) => {
      const holder = holders.codeOf(held);
      const placed = rows.map((row): Placed => {
        const { cell, permissionGroup } = row.grant;
        return { row, where: whereOf(cell.scope, permissionGroup) };
      });
      for (const { row, where } of placed.sort(inOrder)) {
        const { id, grant, outcome, who } = row;
        ids.add(id);
        holders.add(holder);
        policies.addThing(policyOf(grant.policy));
        groups.addThing(grant.permissionGroup);
        wheres.addThing(where);
        resourceGroups.addThing(resourceGroupOf(grant.cell));
        outcomes.add(outcome);
        whos.addThing(who);
        privileged.add(privilegedBy(access, grant));
        const unit = units.placeOf(grant);
        under.add(unit === null ? 0 : unit + 1);
      }
    },
    finish: () => {
      const parts = {
        holder: holders.finish(),
        policy: policies.finish(),
        group: groups.finish(),
        where: wheres.finish(),
        resourceGroup: resourceGroups.finish(),
        outcome: outcomes.finish(),
        who: whos.finish(),
      };
      const { ids: unitIds } = units;
      return tableFrom(ids.finish(), parts, {
        privileged: privileged.finish(),
        units: listsOfOne(unitIds, under.finish()),
      });
    },
  };
}

interface PolicySaid {
  readonly id: string | null;
  readonly effect: Effect;
}

interface Parts {
  readonly holder: Things<Held>;
  readonly policy: Things<PolicySaid>;
  readonly group: Things<PermissionGroup | null>;
  readonly where: Things<Where>;
  readonly resourceGroup: Things<ResourceGroup>;
  readonly outcome: Things<Said>;
  readonly who: Things<Who>;
}

/** Apart from where rows are added: the columns are to keep nothing of the account alive. */
function tableFrom(
  ids: PackedTexts,
  parts: Parts,
  { privileged, units }: { readonly privileged: Column; readonly units: Column },
): Table<EntitlementRow> {
  const { holder, policy, group, where, resourceGroup, outcome, who } = parts;
  return tableOfColumns<EntitlementRow>(ids.length, {
    id: { values: ids, codes: Uint32Array.from({ length: ids.length }, (_, row) => row), isDistinct: true },
    principalId: holder.column(({ principalId }) => principalId),
    principalKind: holder.column(({ principalKind }) => principalKind),
    email: holder.column(({ email }) => email),
    name: holder.column(({ name }) => name),
    standing: holder.column(({ standing }) => standing),
    access: policy.column(({ effect }) => effect),
    permissionGroupId: group.column((one) => one?.id ?? null),
    permissionGroupName: group.column((one) => one?.name ?? null),
    permissionGroupLabel: group.column((one) => one?.label ?? null),
    means: meansOf(ids.length, parts),
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
    privileged,
    cutBy: outcome.column(({ cutBy }) => cutBy),
    assumptions: outcome.column(({ assumptions }) => assumptions),
    gaps: outcome.column(({ gaps }) => gaps),
    notes: outcome.column(({ notes }) => notes),
    principals: who.column(({ principals }) => principals),
    holders: who.column((one) => one.holders),
    units,
  });
}

/** The sentences of the rows: each is put together when it is read, for hundreds of thousands take more memory than all the rest. */
function meansOf(length: number, { policy, group, where, outcome }: Parts): Column {
  const numberOf = (row: number) => {
    const verdict = verdicts.indexOf(outcome.of(row).effective);
    const effect = choices.effect.indexOf(policy.of(row).effect);
    const place = where.codeOf(row) * group.length + group.codeOf(row);
    return (place * verdicts.length + verdict) * choices.effect.length + effect;
  };
  return columnBy(length, numberOf, (row) =>
    grantSentence({
      effect: policy.of(row).effect,
      verdict: outcome.of(row).effective,
      permissionGroup: group.of(row),
      places: where.of(row).places,
    }),
  );
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
