import {
  everAccepted,
  exceptionsOn,
  makePlan,
  type Plan,
  type PlanChoice,
  unitsInForce,
} from '@grantlens/review/internal';
import { jsonText } from '../output/json.ts';
import { sha256Of } from './files.ts';
import type { OpenedReview } from './open-review.ts';
import type { ReviewedAccount } from './reviewed-account.ts';

/** A plan, its bytes, and their SHA-256. */
export interface MadePlan {
  readonly plan: Plan;
  readonly text: string;
  readonly sha256: string;
}

/** How a plan is made, and on which day. */
export interface PlanMaking {
  readonly choice: PlanChoice;
  /** Steps that are accepted besides those of the log. */
  readonly accepting: readonly string[];
  readonly today: string;
}

/** Makes the plan of a review: from the package, what the log says now, and how it is asked for. */
export function madePlan(
  { manifest, state }: OpenedReview,
  { before, snapshot }: ReviewedAccount,
  { choice, accepting, today }: PlanMaking,
): MadePlan {
  const { deleteTokens, scimGroups, caller, managed } = choice;
  const accepted = new Set([...everAccepted(state.lines), ...accepting]);
  const plan = makePlan({
    package: manifest,
    snapshot,
    access: before,
    inForce: unitsInForce(state, new Set(exceptionsOn(state.lines, today).keys())),
    options: {
      ...{ deleteTokens, scimGroups, managed, accepted },
      caller: before.account.principals.find(({ key }) => key === caller) ?? null,
    },
  });
  const text = `${jsonText(plan, 2)}\n`;
  return { plan, text, sha256: sha256Of(text) };
}
