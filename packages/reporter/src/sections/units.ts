import type { Access, FindingsAnswer, Unit } from '@grantlens/engine';
import { eachUnit } from '@grantlens/engine/internal';
import type { TerraformManages } from '@grantlens/snapshot/internal';
import type { PreviousDecision } from '../model/report.ts';
import type { Table } from '../model/tables/table.ts';
import type { UnitRow } from '../model/tables/units.ts';
import { type GrantUnits, noteUnits } from '../rows/grant-units.ts';
import { findingsOfUnits } from '../rows/unit-findings.ts';
import { openUnitTable } from '../rows/unit-table.ts';
import type { FirstSeenBook } from './first-seen.ts';

/** The previous review, and what was found then; null where none was given. */
export type PreviousUnits = { readonly access: Access; readonly findings: FindingsAnswer } | null;

/** What a review decides about, and where entitlements find it. */
export interface ListedUnits {
  readonly units: Table<UnitRow>;
  readonly grantUnits: GrantUnits;
}

/** What is known of units besides what the account says. */
export interface KnownOfUnits {
  /** What the previous review decided. */
  readonly decisions: readonly PreviousDecision[];
  readonly firstSeen: FirstSeenBook;
  /** What a state of Terraform manages; null where none is given. */
  readonly terraform: TerraformManages;
}

/** What a review decides about, in the order of the account: principal by principal, then what user groups give. */
export function listUnits(
  access: Access,
  findings: FindingsAnswer,
  previous: PreviousUnits,
  { decisions, firstSeen, terraform }: KnownOfUnits,
): ListedUnits {
  const changeOf = previous === null ? () => null : openChange(findings, previous);
  const findingsOf = findingsOfUnits(findings);
  const decided = new Map<string, PreviousDecision>(decisions.map((decision) => [decision.unit, decision]));
  const table = openUnitTable(access, terraform);
  const grantUnits = noteUnits(access, (unit) => {
    const before = decided.get(unit.id);
    const change = changeOf(unit);
    table.add(unit, {
      change,
      ...firstSeen.ofUnit(unit, change !== 'new'),
      previousDecision: before?.decision ?? null,
      previousReviewer: before?.reviewer ?? null,
      previousDecidedAt: before?.decidedAt ?? null,
      findings: findingsOf(unit),
    });
  });
  return { units: table.finish(grantUnits.ids), grantUnits };
}

/**
 * Whether a unit is new, or what is known of it differs: its privilege, what it carries and comes from, its principal's
 * standing and 2FA, and what was found about it.
 */
function openChange(is: FindingsAnswer, was: NonNullable<PreviousUnits>): (unit: Unit) => UnitRow['change'] {
  const foundThen = findingsOfUnits(was.findings);
  const before = new Map<string, string>();
  for (const unit of eachUnit(was.access)) before.set(unit.id, shapeOf(unit, foundThen(unit)));
  // What could not be evaluated at the time, for want of an earlier snapshot, is not a change.
  const evaluated = new Set(
    was.findings.findings.flatMap(({ id, status }) => (status === 'not-evaluated' ? [] : [id])),
  );
  const foundNow = findingsOfUnits({ ...is, findings: is.findings.filter(({ id }) => evaluated.has(id)) });
  return (unit) => {
    const old = before.get(unit.id);
    if (old === undefined) return 'new';
    return old === shapeOf(unit, foundNow(unit)) ? 'unchanged' : 'changed';
  };
}

function shapeOf(unit: Unit, found: readonly string[]): string {
  const { privileged, carries, sources, principal } = unit;
  const twoFactor = principal?.kind === 'member' ? principal.twoFactor : null;
  return JSON.stringify([privileged, carries, sources.length, principal?.standing, twoFactor, found]);
}
