import { type Access, type FindingsAnswer, type Unit, type Units, unitsOf } from '@grantlens/engine';
import type { PreviousDecision } from '../model/report.ts';
import { type Table, tableOf } from '../model/tables/table.ts';
import type { UnitRow } from '../model/tables/units.ts';
import { findingsByUnit } from '../rows/unit-findings.ts';
import { unitRowOf } from '../rows/unit-row.ts';

/** The units of an account, with what was found about them. */
export interface FoundUnits {
  readonly units: Units;
  readonly findings: FindingsAnswer;
}

/** The units of the previous review; null where none was given. */
export type PreviousUnits = (Pick<FoundUnits, 'findings'> & { readonly access: Access }) | null;

/** What a review decides about, in the order of the account: principal by principal, then what user groups give. */
export function listUnits(
  access: Access,
  { units, findings }: FoundUnits,
  previous: PreviousUnits,
  decisions: readonly PreviousDecision[],
): Table<UnitRow> {
  const changeOf = previous === null ? () => null : openChange({ units, findings }, previous);
  const about = findingsByUnit(units, findings);
  const decided = new Map(decisions.map((decision) => [decision.unit, decision]));
  return tableOf(rowsOf());

  function* rowsOf(): Generator<UnitRow, void, void> {
    for (const unit of units.all) {
      const before = decided.get(unit.id);
      yield unitRowOf(access, unit, {
        change: changeOf(unit),
        previousDecision: before?.decision ?? null,
        previousReviewer: before?.reviewer ?? null,
        previousDecidedAt: before?.decidedAt ?? null,
        findings: about.get(unit.id) ?? none,
      });
    }
  }
}

const none: readonly string[] = [];

/**
 * Whether a unit is new, or what is known of it differs: its privilege, what it carries and comes from, its principal's
 * standing and 2FA, and what was found about it.
 */
function openChange(is: FoundUnits, was: NonNullable<PreviousUnits>): (unit: Unit) => UnitRow['change'] {
  const units = unitsOf(was.access);
  const before = new Map(units.all.map((unit) => [unit.id, unit]));
  // What could not be evaluated at the time, for want of an earlier snapshot, is not a change.
  const evaluated = new Set(
    was.findings.findings.flatMap(({ id, status }) => (status === 'not-evaluated' ? [] : [id])),
  );
  const answer = { ...is.findings, findings: is.findings.findings.filter(({ id }) => evaluated.has(id)) };
  const foundThen = findingsByUnit(units, was.findings);
  const foundNow = findingsByUnit(is.units, answer);
  return (unit) => {
    const old = before.get(unit.id);
    if (old === undefined) return 'new';
    return shapeOf(old, foundThen) === shapeOf(unit, foundNow) ? 'unchanged' : 'changed';
  };
}

function shapeOf(unit: Unit, found: ReadonlyMap<string, readonly string[]>): string {
  const { id, privileged, carries, sources, principal } = unit;
  const twoFactor = principal?.kind === 'member' ? principal.twoFactor : null;
  return JSON.stringify([
    ...[privileged, carries, sources.length, principal?.standing, twoFactor],
    found.get(id) ?? [],
  ]);
}
