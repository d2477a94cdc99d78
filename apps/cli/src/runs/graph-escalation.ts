import { type Access, paths } from '@grantlens/engine';
import {
  type AccessDrawing,
  drawSteps,
  type Selection,
  stepAssumptionWords,
} from '@grantlens/engine/internal';
import { type Gap, GrantlensError } from '@grantlens/snapshot';
import { targetOf, targetWords } from '../answers/paths.ts';
import { assumptionWords } from '../output/words.ts';

/** A drawing, with what is to be said of it. */
export interface Drawn {
  readonly drawing: AccessDrawing;
  /** What a reader of the picture must know. */
  readonly notes: readonly string[];
  /** What was not seen. */
  readonly gaps: readonly Gap[];
  readonly complete: boolean;
}

/** The options that `--escalation` reads. */
export interface EscalationOptions {
  readonly permission?: string;
  readonly resource?: string;
}

/**
 * Draws the walks to more access: of everybody active or of the principals that are selected, to Super Administrator or
 * to the permission on the resource.
 */
export function drawEscalation(
  access: Access,
  { principals }: Pick<Selection, 'principals'>,
  { permission, resource }: EscalationOptions,
): Drawn {
  if ((permission === undefined) !== (resource === undefined)) {
    throw new GrantlensError('usage', '--escalation needs both --permission and --resource, or neither');
  }
  const to = permission === undefined || resource === undefined ? undefined : [permission, resource];
  const target = targetOf(to, access.account);
  const answer = paths(access, target, { from: principals });
  const words = { ...assumptionWords, ...stepAssumptionWords };
  return {
    drawing: drawSteps(access, answer),
    notes: [
      `only the steps by which somebody could gain ${targetWords(target)}`,
      ...answer.assumptions.map((one) => words[one]),
    ],
    gaps: answer.gaps,
    complete: answer.complete,
  };
}
