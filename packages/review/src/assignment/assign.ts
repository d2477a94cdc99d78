import { isPrivileged, personKey, type ReviewUnit } from '../units/review-unit.ts';
import { matches } from './matches.ts';
import { managerWord, type ReviewerRule } from './reviewers-file.ts';

/** The first or the second reviewer of a unit. */
export const roles = ['first', 'second'] as const;
export type Role = (typeof roles)[number];

/** Who decides about a unit. */
export interface Assigned {
  readonly unit: string;
  readonly reviewer: string;
  readonly role: Role;
}

/** How units are assigned. */
export interface AssignmentOptions {
  /** Null where no file was given: then everything is for `fallback`. */
  readonly rules: readonly ReviewerRule[] | null;
  readonly fallback: string | null;
  /** Whether privileged units need two reviewers. */
  readonly twoPerson: boolean;
}

/** A unit that nobody decides about, and why. */
export interface Unassigned {
  readonly unit: ReviewUnit;
  readonly why: string;
}

/** Who decides about what, and what nobody decides about: a review can start only when there is nothing of that. */
export interface Assignment {
  readonly assigned: readonly Assigned[];
  readonly open: readonly Unassigned[];
}

/**
 * Says who decides about each unit: of the lines that match, the last; those of its reviewers who may; then `fallback`.
 */
export function assign(units: readonly ReviewUnit[], options: AssignmentOptions): Assignment {
  const { rules, fallback, twoPerson } = options;
  const assigned: Assigned[] = [];
  const open: Unassigned[] = [];
  for (const unit of units) {
    const rule = rules?.findLast((one) => matches(unit, one));
    const wanted = (rule?.reviewers ?? []).flatMap((word) => reviewerOf(word, unit));
    const candidates = distinct([...wanted, ...(fallback === null ? [] : [fallback.trim()])]);
    const able = candidates.filter((candidate) => mayDecide(candidate, unit));
    const needed = twoPerson && isPrivileged(unit) ? 2 : 1;
    if (able.length < needed) {
      open.push({ unit, why: whyOpen(candidates, needed, able.length) });
      continue;
    }
    able.slice(0, needed).forEach((reviewer, at) => {
      assigned.push({ unit: unit.id, reviewer, role: roles[at] ?? 'second' });
    });
  }
  return { assigned, open };
}

/** Whether somebody may decide about a unit: nobody does about their own access. */
export function mayDecide(reviewer: string, { subjects }: Pick<ReviewUnit, 'subjects'>): boolean {
  return !subjects.includes(personKey(reviewer));
}

/** The address that a word of the column `reviewer` means for a unit. */
function reviewerOf(word: string, { managerEmail }: ReviewUnit): readonly string[] {
  if (word.toLowerCase() !== managerWord) return [word];
  return managerEmail === null ? [] : [managerEmail.trim()];
}

function distinct(reviewers: readonly string[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const reviewer of reviewers)
    if (!byKey.has(personKey(reviewer))) byKey.set(personKey(reviewer), reviewer);
  return [...byKey.values()];
}

function whyOpen(candidates: readonly string[], needed: number, able: number): string {
  if (candidates.length === 0) return 'nobody is assigned to it';
  if (able === 0) return `it is about ${candidates.join(' and ')}, and nobody else is assigned to it`;
  return `it needs ${needed} reviewers, and has only ${able}`;
}
