import type { Access, Unit } from '@grantlens/engine';
import {
  conditionsOf,
  conditionWords,
  managerOfUnit,
  openUnitActivity,
  openUnitOrigin,
  type RecordedChanges,
  type UnitMade,
} from '@grantlens/engine/internal';
import type { PermissionGroup, Principal, UserGroup } from '@grantlens/snapshot';
import type { Manager, TerraformManages } from '@grantlens/snapshot/internal';
import { Aspect, columnBy, type Things } from '../model/tables/aspect.ts';
import { choices } from '../model/tables/cells.ts';
import { type Column, openColumn } from '../model/tables/column.ts';
import type { PackedTexts } from '../model/tables/packed-texts.ts';
import { type Table, tableOfColumns } from '../model/tables/table.ts';
import type { UnitRow } from '../model/tables/units.ts';
import { changedByWords } from '../words/origin.ts';
import { carriesNothingWords, denyWords, unitSentence, unreadScopeWords } from '../words/units.ts';
import { type ActivityCells, activityCells } from './activity-cells.ts';
import { type MadeCells, madeCells } from './origin-cells.ts';
import { openWheres, type Where } from './where.ts';

/** What a row says that does not follow from the unit alone. */
export type SaidOfUnit = Pick<
  UnitRow,
  'change' | 'findings' | 'previousDecision' | 'previousReviewer' | 'previousDecidedAt'
> &
  FirstSeen;

/** Between which two snapshots something came. */
type FirstSeen = Pick<UnitRow, 'firstSeen' | 'notSeenBefore'>;

type Kind = Pick<Unit, 'kind' | 'access'>;

/** Units while they are listed, one by one. */
export interface UnitTable {
  readonly add: (unit: Unit, said: SaidOfUnit) => void;
  /** The table, with the ids of the units as they were added. */
  readonly finish: (ids: PackedTexts) => Table<UnitRow>;
}

/** Opens the table of units. A row is put together from what it is about, which it has in common with many. */
export function openUnitTable(access: Access, terraform: TerraformManages = null): UnitTable {
  const kinds = new Aspect<Kind>();
  const kindOf = openKinds();
  const principals = new Aspect<Principal | null>();
  const groups = new Aspect<UserGroup | null>();
  const permissionGroups = new Aspect<PermissionGroup | null>();
  const wheres = new Aspect<Where>();
  const whereOf = openWheres(access);
  const activityOf = openUnitActivity(access);
  const managers = new Aspect<Manager>();
  const originOf = openUnitOrigin(access);
  const made = new Aspect<MadeCells>();
  const madeOf = openMadeCells();
  const changes = new Aspect<RecordedChanges | null>();
  const columns = {
    privileged: openColumn(),
    carries: openColumn(),
    change: openColumn(),
    previousDecision: openColumn(),
    previousReviewer: openColumn(),
    previousDecidedAt: openColumn(),
    findings: openColumn(),
    lastActivity: openColumn(),
    lastActivityKind: openColumn(),
    lastActivitySince: openColumn(),
    note: openColumn(),
    firstSeen: openColumn(),
    notSeenBefore: openColumn(),
  };
  return {
    add: (unit, said) => {
      const { principal, permissionGroup } = unit;
      kinds.addThing(kindOf(unit));
      principals.addThing(principal);
      groups.addThing(unit.group);
      permissionGroups.addThing(permissionGroup);
      wheres.addThing(whereOf(unit.scope, permissionGroup));
      columns.privileged.add(unit.privileged);
      columns.carries.add(unit.carries);
      columns.change.add(said.change);
      columns.previousDecision.add(said.previousDecision);
      columns.previousReviewer.add(said.previousReviewer);
      columns.previousDecidedAt.add(said.previousDecidedAt);
      columns.findings.add(said.findings);
      const recorded = activityCells(activityOf(unit));
      columns.lastActivity.add(recorded.lastActivity);
      columns.lastActivityKind.add(recorded.lastActivityKind);
      columns.lastActivitySince.add(recorded.lastActivitySince);
      columns.note.add(noteOf(unit));
      columns.firstSeen.add(said.firstSeen);
      columns.notSeenBefore.add(said.notSeenBefore);
      managers.addThing(managerOfUnit(unit, access.account, terraform));
      const origin = originOf(unit);
      made.addThing(madeOf(origin.made));
      changes.addThing(origin.changedBy);
    },
    finish: (ids) => {
      const parts = {
        kind: kinds.finish(),
        principal: principals.finish(),
        group: groups.finish(),
        permissionGroup: permissionGroups.finish(),
        where: wheres.finish(),
        manager: managers.finish(),
        made: made.finish(),
        changes: changes.finish(),
      };
      const said = {
        privileged: columns.privileged.finish(),
        carries: columns.carries.finish(),
        change: columns.change.finish(),
        previousDecision: columns.previousDecision.finish(),
        previousReviewer: columns.previousReviewer.finish(),
        previousDecidedAt: columns.previousDecidedAt.finish(),
        findings: columns.findings.finish(),
        lastActivity: columns.lastActivity.finish(),
        lastActivityKind: columns.lastActivityKind.finish(),
        lastActivitySince: columns.lastActivitySince.finish(),
        note: columns.note.finish(),
        firstSeen: columns.firstSeen.finish(),
        notSeenBefore: columns.notSeenBefore.finish(),
      };
      return tableFrom(ids, parts, said);
    },
  };
}

interface Parts {
  readonly kind: Things<Kind>;
  readonly principal: Things<Principal | null>;
  readonly group: Things<UserGroup | null>;
  readonly permissionGroup: Things<PermissionGroup | null>;
  readonly where: Things<Where>;
  readonly manager: Things<Manager>;
  readonly made: Things<MadeCells>;
  readonly changes: Things<RecordedChanges | null>;
}

type SaidColumn = keyof SaidOfUnit | keyof ActivityCells | 'privileged' | 'carries' | 'note';

/** Apart from where units are added: the columns are to keep nothing of the account alive. */
function tableFrom(
  ids: PackedTexts,
  parts: Parts,
  said: Readonly<Record<SaidColumn, Column>>,
): Table<UnitRow> {
  const { kind, principal, group, permissionGroup, where, manager, made, changes } = parts;
  const rows = Uint32Array.from({ length: ids.length }, (_, row) => row);
  return tableOfColumns<UnitRow>(ids.length, {
    id: { values: ids, codes: rows, isDistinct: true },
    kind: kind.column((one) => one.kind),
    access: kind.column((one) => one.access),
    principalId: principal.column((one) => one && (one.id ?? one.key)),
    email: principal.column((one) => one?.email ?? null),
    name: principal.column((one) => one?.name ?? null),
    groupId: group.column((one) => one && (one.id ?? one.key)),
    groupName: group.column((one) => one?.name ?? null),
    permissionGroupId: permissionGroup.column((one) => one?.id ?? null),
    permissionGroupName: permissionGroup.column((one) => one?.name ?? null),
    scopeKey: where.column(({ scope }) => scope?.key ?? null),
    scopeName: where.column(({ name }) => name),
    means: meansColumn(rows.length, parts),
    privileged: said.privileged,
    carries: said.carries,
    change: said.change,
    previousDecision: said.previousDecision,
    previousReviewer: said.previousReviewer,
    previousDecidedAt: said.previousDecidedAt,
    findings: said.findings,
    lastActivity: said.lastActivity,
    note: said.note,
    lastActivityKind: said.lastActivityKind,
    lastActivitySince: said.lastActivitySince,
    managedBy: manager.column((one) => one),
    createdAt: made.column(({ createdAt }) => createdAt),
    createdBy: made.column(({ createdBy }) => createdBy),
    createdFrom: made.column(({ createdFrom }) => createdFrom),
    firstSeen: said.firstSeen,
    notSeenBefore: said.notSeenBefore,
    changedBy: changes.column(changedByWords),
    conditions: principal.column((one) => (one === null ? [] : conditionsOf(one).map(conditionWords))),
  });
}

/** The sentences of the rows: units that say the same of the same, whoever has them, say it in one. */
function meansColumn(length: number, parts: Parts): Column {
  const { kind, principal, group, permissionGroup, where } = parts;
  const detailOf = (row: number): number => {
    switch (kind.of(row).kind) {
      case 'direct':
      case 'handout':
        return where.codeOf(row) * permissionGroup.length + permissionGroup.codeOf(row);
      case 'membership':
        return group.codeOf(row);
      case 'account':
      case 'token':
        return choices.standing.indexOf(principal.of(row)?.standing ?? 'active');
    }
  };
  const numberOf = (row: number) => detailOf(row) * kind.length + kind.codeOf(row);
  return columnBy(length, numberOf, (row) => meansOf(row, parts));
}

/** The sentence of a row: put together when it is read, for hundreds of thousands take more memory than all the rest. */
function meansOf(row: number, { kind, principal, group, permissionGroup, where }: Parts): string {
  const one = kind.of(row);
  const of = group.of(row);
  return unitSentence({
    kind: one.kind,
    effect: one.access,
    standing: principal.of(row)?.standing ?? null,
    group: of && (of.name ?? of.id ?? of.key),
    permissionGroup: permissionGroup.of(row),
    places: where.of(row).places,
  });
}

/** Of many units the same is known. */
function openMadeCells(): (made: UnitMade | null) => MadeCells {
  const none = madeCells(null);
  const known = new Map<string, MadeCells>();
  return (made) => {
    if (made === null) return none;
    const name = JSON.stringify([made.at, made.by, made.application, made.source]);
    const before = known.get(name) ?? madeCells(made);
    known.set(name, before);
    return before;
  };
}

function openKinds(): (unit: Kind) => Kind {
  const known = new Map<string, Kind>();
  return ({ kind, access }) => {
    const name = `${kind} ${access}`;
    const before = known.get(name) ?? { kind, access };
    known.set(name, before);
    return before;
  };
}

function noteOf({ kind, access, scope, resourceGroupId, carries }: Unit): string | null {
  const isCell = kind === 'direct' || kind === 'handout';
  const notes = [
    carries === 0 ? carriesNothingWords(kind) : null,
    access === 'deny' ? denyWords : null,
    isCell && scope === null ? unreadScopeWords(resourceGroupId) : null,
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : notes.join('; ');
}
