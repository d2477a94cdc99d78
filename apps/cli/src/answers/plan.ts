import { type Access, compile, diff } from '@grantlens/engine';
import type { AfterPlan } from '@grantlens/terraform';
import { withAddresses } from '@grantlens/terraform/internal';
import type { Answer } from '../output/answer.ts';
import { planRecord } from '../output/plan-record.ts';
import { counted } from '../output/words.ts';
import { answerChanges } from './changes.ts';
import { planNotes } from './plan-notes.ts';
import { answerReplay } from './replay.ts';

/** A plan, and the account as it leaves it. */
export interface PlannedAccount {
  readonly after: AfterPlan;
  readonly formatVersion: string;
}

/** Answers `what-if` for a plan: what differs once it is applied, each change with the resource that makes it. */
export function answerPlan(access: Access, { after, formatVersion }: PlannedAccount): Answer {
  const changes = withAddresses(diff(access, compile(after.account)), after.addressOf);
  const answer = answerChanges(
    { ...changes, complete: changes.complete && after.complete },
    {
      account: access.account,
      query: { kind: 'what-if', plan: planRecord(after, formatVersion) },
      question: `what if the plan were applied (${counted(after.resources, 'resource')} of this account)`,
    },
  );
  return { ...answer, notes: [...(answer.notes ?? []), ...planNotes(after)] };
}

/** Answers `what-if --replay` for a plan: which recorded changes would no longer have been possible. */
export function answerPlanReplay(
  before: Access,
  after: Access,
  { after: plan, formatVersion }: PlannedAccount,
): Answer {
  const answer = answerReplay(before, after, {
    query: { kind: 'what-if', plan: planRecord(plan, formatVersion) },
    question: `what if the plan were applied (${counted(plan.resources, 'resource')} of this account)`,
    isWhole: plan.complete,
  });
  return { ...answer, notes: planNotes(plan) };
}
