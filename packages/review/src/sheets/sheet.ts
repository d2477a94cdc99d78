import { compareTexts } from '@grantlens/snapshot/internal';
import type { ReviewState, UnitState } from '../decisions/review-state.ts';
import { isPrivileged, personKey, type ReviewUnit } from '../units/review-unit.ts';
import { openCarried } from './carried.ts';

/** A row of a sheet: a unit, and what its reviewer has decided so far. */
export interface SheetRow {
  readonly unit: ReviewUnit;
  readonly decision: string;
  readonly justification: string;
  readonly ticket: string;
  readonly due: string;
  /** What it carries, in words; units that carry the same share a list. */
  readonly carried: readonly string[];
}

/** What one reviewer is asked. */
export interface Sheet {
  /** SHA-256 of the manifest of the package. */
  readonly manifest: string;
  readonly reviewer: string;
  readonly rows: readonly SheetRow[];
}

/** The sheets of a review, one for each reviewer, in the order of their addresses. */
export function sheetsOf({ start, units }: ReviewState): readonly Sheet[] {
  const { fallback } = start.options;
  const carriedBy = openCarried([...units.values()].map(({ unit }) => unit));
  const byReviewer = new Map<string, { readonly reviewer: string; readonly states: UnitState[] }>();
  for (const state of units.values()) {
    const asked = [...state.reviewers, ...(state.isEscalated && fallback !== null ? [fallback] : [])];
    for (const reviewer of new Set(asked)) {
      const sheet = byReviewer.get(personKey(reviewer)) ?? { reviewer, states: [] };
      byReviewer.set(personKey(reviewer), sheet);
      if (sheet.states.at(-1) !== state) sheet.states.push(state);
    }
  }
  return [...byReviewer]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { reviewer, states }]) => ({
      manifest: start.previous,
      reviewer,
      rows: states
        .sort(byImportance)
        .map((state) => ({ ...rowOf(state, key), carried: carriedBy(state.unit) })),
    }));
}

function rowOf({ unit, decisions }: UnitState, reviewer: string): Omit<SheetRow, 'carried'> {
  const decision = decisions.get(reviewer);
  return {
    unit,
    decision: decision?.word ?? '',
    justification: decision?.justification ?? '',
    ticket: decision?.ticket ?? '',
    due: decision?.due ?? '',
  };
}

const changeOrder = ['new', 'changed', 'unchanged'];

/**
 * What matters first: findings, privileged, new, changed; then by whom it is about, so that one person stays
 * together.
 */
function byImportance({ unit: a }: UnitState, { unit: b }: UnitState): number {
  const rank = (unit: ReviewUnit) => [
    unit.findings.length > 0 ? 0 : 1,
    isPrivileged(unit) ? 0 : 1,
    unit.change === null ? 0 : changeOrder.indexOf(unit.change),
  ];
  const [before, after] = [rank(a), rank(b)];
  const first = before.findIndex((one, at) => one !== after[at]);
  if (first >= 0) return (before[first] ?? 0) - (after[first] ?? 0);
  return compareTexts(nameOf(a), nameOf(b)) || compareTexts(a.id, b.id);
}

function nameOf({ email, name, groupName, groupId, means }: ReviewUnit): string {
  return `${email ?? name ?? groupName ?? groupId ?? ''} ${means}`;
}
