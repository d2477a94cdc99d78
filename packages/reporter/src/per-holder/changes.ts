import type { Access } from '@grantlens/engine';
import { causeWords, openGrantCauses } from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import { addTo, compareTexts } from '@grantlens/snapshot/internal';
import type { ChangeRow } from '../model/tables/changes.ts';
import type { EntitlementRow } from '../model/tables/entitlements.ts';
import { anyMember } from '../model/tables/entitlements.ts';
import type { Table } from '../model/tables/table.ts';
import type { Reviewed } from '../rows/change-row.ts';
import { holderWords, isSameHolder, isSameOutcome, rowOf } from '../rows/change-row.ts';
import { type EffectiveCauses, openEffectiveCauses, type Who } from '../rows/effective-causes.ts';
import { grantOf } from '../rows/held-counts.ts';
import { openRowPrincipals } from '../rows/row-principals.ts';
import { findHeldGrants, type HeldGrant } from './grants.ts';
import { type Moves, openGroupMoves } from './group-moves.ts';

/**
 * The changes between two reviews that list entitlements per holder: rows that came and went, and rows that are of other
 * principals than before or have another outcome.
 */
export function listHeldChanges(before: Reviewed, after: Reviewed): readonly ChangeRow[] {
  const [was, is] = [openReviewedSide(before), openReviewedSide(after)];
  const why: Why = {
    causesOfGrant: openGrantCauses(before.access, after.access),
    causesOf: openEffectiveCauses(before.access, after.access),
    movesOf: openGroupMoves(before.access, after.access),
  };
  const gone = before.entitlements.filter(({ id }) => !is.rows.has(id));
  const come = after.entitlements.filter(({ id }) => !was.rows.has(id));
  const removed = openMoved('removed', { rows: gone, here: was, there: is }, why);
  const added = openMoved('added', { rows: come, here: is, there: was }, why);
  const changed = [...after.entitlements].flatMap((row): readonly ChangeRow[] => {
    const old = was.rows.get(row.id);
    if (old === undefined) return [];
    const compared = { was, is, why };
    if (isSame(old, row) && !areOthers(old, row, compared)) return [];
    return [rowOf('changed', { before: old, after: row }, causesOfChange(old, row, compared))];
  });
  return [
    ...gone.map((row) => rowOf('removed', { before: row, after: null }, removed(row))),
    ...come.map((row) => rowOf('added', { before: null, after: row }, added(row))),
    ...changed,
  ];
}

interface ReviewedSide {
  readonly access: Access;
  readonly rows: ReadonlyMap<string, EntitlementRow>;
  readonly principalsOf: (row: EntitlementRow) => readonly Who[];
  /** Whom further rows of a grant name, by the id of its first row. */
  readonly named: ReadonlyMap<string, string>;
}

interface Why {
  readonly causesOfGrant: ReturnType<typeof openGrantCauses>;
  readonly causesOf: EffectiveCauses;
  /** Who came into a user group and who left it. */
  readonly movesOf: (groupId: string) => Moves;
}

function openReviewedSide({ access, entitlements }: Reviewed): ReviewedSide {
  return {
    access,
    rows: new Map(entitlements.map((row) => [row.id, row])),
    principalsOf: openRowPrincipals(access.account, entitlements),
    named: namedIn(entitlements),
  };
}

function namedIn(rows: Table<EntitlementRow>): ReadonlyMap<string, string> {
  const named = new Map<string, string[]>();
  for (const row of rows) for (const id of row.holders) addTo(named, grantOf(row), id);
  return new Map([...named].map(([id, holders]) => [id, holders.sort(compareTexts).join('\n')]));
}

/** Whether a row that names nobody covers as many principals as before, but not the same ones. */
function areOthers(old: EntitlementRow, row: EntitlementRow, { was, is, why }: Compared): boolean {
  if (row.principalKind !== 'user-group' || row.holders.length > 0) return false;
  const isAsNamed = was.named.get(row.id) === is.named.get(row.id);
  if (isAsNamed && row.principalId !== anyMember && why.movesOf(row.principalId).words.length === 0)
    return false;
  const stood = new Set(was.principalsOf(old).map(({ id }) => id));
  return is.principalsOf(row).some(({ id }) => !stood.has(id));
}

function isSame(a: EntitlementRow, b: EntitlementRow): boolean {
  return (
    isSameOutcome(a, b) &&
    isSameHolder(a, b) &&
    a.principals === b.principals &&
    (a.holders === b.holders || a.holders.join('\n') === b.holders.join('\n'))
  );
}

interface Moved {
  readonly rows: readonly EntitlementRow[];
  readonly here: ReviewedSide;
  readonly there: ReviewedSide;
}

/** Why rows are on one side alone: the grant is new or gone, or its outcome changed for those named. */
function openMoved(
  kind: 'added' | 'removed',
  { rows, here, there }: Moved,
  { causesOfGrant, causesOf, movesOf }: Why,
): (row: EntitlementRow) => readonly string[] {
  const firsts = rows.filter(({ holders }) => holders.length === 0);
  const grants = findHeldGrants(here.access, firsts);
  const others = new Map(there.access.account.principals.map((principal) => [principal.key, principal]));
  return (row) => {
    const held = grants.get(grantOf(row));
    if (held === undefined) {
      const causes = causesOfAll(here.principalsOf(row), row, causesOf);
      return causes.length > 0 ? causes : movesOf(row.principalId).words;
    }
    const causes = causesOfGrant({ kind, grant: { ...held.grant, principal: witness(held, others) } });
    return causes.map(causeWords);
  };
}

/** Picks the principal that best shows why a grant is gone: one still in the group, else one still in the account. */
function witness({ grant, principals }: HeldGrant, others: ReadonlyMap<string, Principal>): Principal {
  const isThere = ({ key }: Principal) => others.has(key);
  const isInGroup = ({ key }: Principal) =>
    others.get(key)?.groups.some((group) => group === grant.group?.key) === true;
  return principals.find(isInGroup) ?? principals.find(isThere) ?? grant.principal;
}

interface Compared {
  readonly was: ReviewedSide;
  readonly is: ReviewedSide;
  readonly why: Why;
}

function causesOfChange(
  old: EntitlementRow,
  row: EntitlementRow,
  { was, is, why }: Compared,
): readonly string[] {
  const [before, after] = [was.principalsOf(old), is.principalsOf(row)];
  const moves = row.principalKind === 'user-group' ? why.movesOf(row.principalId) : noMoves;
  const stood = new Set(before.map(({ id }) => id));
  const stands = new Set(after.map(({ id }) => id));
  const others = [...before.filter(({ id }) => !stands.has(id)), ...after.filter(({ id }) => !stood.has(id))];
  // For those who joined the group or left it, that is the cause; for the others something else made the difference.
  const stayed = others.filter(({ id }) => !moves.members.has(id));
  const concerned = isSameOutcome(old, row) ? stayed : [...stayed, ...after];
  return [...holderWords(old, row), ...moves.words, ...causesOfAll(concerned, row, why.causesOf)];
}

const noMoves: Moves = { words: [], members: new Set() };

/** The causes of a change are read from at most this many principals of a row: they are the same for all. */
const mostAsked = 100;

function causesOfAll(
  concerned: readonly Who[],
  row: EntitlementRow,
  causesOf: EffectiveCauses,
): readonly string[] {
  const causes = concerned.slice(0, mostAsked).flatMap((who) => causesOf(who, row.permissionGroupId));
  return [...new Set(causes)].sort(compareTexts);
}
