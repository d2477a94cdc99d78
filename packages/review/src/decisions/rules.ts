import { readDay } from '@grantlens/snapshot/internal';
import { mayDecide } from '../assignment/assign.ts';
import { type DecisionColumn, type DecisionWord, decisionWords } from '../log/decision-word.ts';
import type { EntryOf } from '../log/entry.ts';
import { isPrivileged, personKey } from '../units/review-unit.ts';
import type { UnitState } from './review-state.ts';

/** A decision as somebody wrote it down. */
export interface GivenDecision {
  readonly decision: string;
  readonly justification: string;
  readonly ticket: string;
  readonly due: string;
}

/** A decision that may be taken. */
export type ReadDecision = Pick<EntryOf<'decision'>, 'word' | 'justification' | 'ticket' | 'due'>;

/** Why a decision is refused: what is wrong in which cell, and what to do. */
export interface Objection {
  readonly column: DecisionColumn | 'id' | 'reviewer';
  readonly what: string;
  readonly todo: string;
}

/**
 * Reads what somebody wrote down about a unit: a decision, nothing (null), or what is wrong with it. The same
 * rules hold for sheets and for the command line.
 */
export function readDecision(
  given: GivenDecision,
  reviewer: string,
  state: UnitState,
  fallback: string | null,
): ReadDecision | null | readonly Objection[] {
  const { justification, ticket, due } = {
    justification: textOf(given.justification),
    ticket: textOf(given.ticket),
    due: textOf(given.due),
  };
  const written = given.decision.trim().toLowerCase();
  if (written === '') return objectionsToNothing({ justification, ticket, due });
  const word = decisionWords.find((one) => one === written);
  const objections = [
    ...(word === undefined ? [unknownWord(given.decision)] : needsReason(word, justification, state)),
    ...badDay(due),
    ...objectionsTo(reviewer, state, fallback),
  ];
  if (word === undefined || objections.length > 0) return objections;
  return { word, justification, ticket, due };
}

/** A text without the space around it; null where nothing is left. */
function textOf(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

function objectionsToNothing(cells: Omit<ReadDecision, 'word'>): null | readonly Objection[] {
  const filled = (['justification', 'ticket', 'due'] as const).filter((column) => cells[column] !== null);
  if (filled.length === 0) return null;
  return filled.map((column) => ({
    column,
    what: `there is a ${column} and no decision`,
    todo: `write one of ${decisionWords.join(', ')} under decision, or empty the cell`,
  }));
}

function unknownWord(word: string): Objection {
  return {
    column: 'decision',
    what: `"${word.trim()}" is not a decision`,
    todo: `write one of ${decisionWords.join(', ')}`,
  };
}

function needsReason(
  word: DecisionWord,
  justification: string | null,
  { unit }: UnitState,
): readonly Objection[] {
  if (justification !== null || (word === 'keep' && !isPrivileged(unit))) return [];
  const privileged = unit.privileged === 'unknown' ? 'may be privileged' : 'is privileged';
  const why = word === 'keep' ? `"keep" for something that ${privileged}` : `"${word}"`;
  const todo = word === 'modify' ? 'write what is to be changed' : 'write why';
  return [{ column: 'justification', what: `${why} needs a justification`, todo }];
}

function badDay(due: string | null): readonly Objection[] {
  if (due === null || readDay(due) !== null) return [];
  return [
    {
      column: 'due',
      what: `"${due}" is not a day`,
      todo: 'write it with year, month and day, as 2026-03-31',
    },
  ];
}

/** Who may decide: those assigned, and who is asked where one of them escalated; never about their own access. */
function objectionsTo(
  reviewer: string,
  { unit, reviewers, isEscalated }: UnitState,
  fallback: string | null,
): readonly Objection[] {
  const key = personKey(reviewer);
  if (!mayDecide(reviewer, unit))
    return [
      {
        column: 'reviewer',
        what: `${reviewer.trim()} would decide about their own access`,
        todo: 'let another reviewer decide',
      },
    ];
  const able = [...reviewers, ...(isEscalated && fallback !== null ? [fallback] : [])];
  if (able.some((one) => personKey(one) === key)) return [];
  return [
    {
      column: 'reviewer',
      what: `${reviewer.trim()} is not assigned to ${unit.id}`,
      todo: `let ${able.join(' or ')} decide, or assign it with "review assign"`,
    },
  ];
}
