import type { Account } from '@grantlens/snapshot';
import { digestOf, memberGroups, tokenGroups } from '@grantlens/snapshot/internal';
import type { Logic, LogicSection } from '../model/logic.ts';
import type { ReportOptions } from '../model/report.ts';
import { logicChanges } from '../words/logic.ts';
import { assumptionWords, evaluationRules, furtherRules } from '../words/rules.ts';
import { digestOfContents } from './meta.ts';

/** What verdicts are reached by, and what of it is other than in the previous package. */
export function describeLogic(account: Account, options: ReportOptions): LogicSection {
  const { toolVersion, engineDigest = null, previousLogic = null } = options;
  const logic: Logic = {
    engine: { version: toolVersion, digest: engineDigest },
    catalogue: { shipped: digestOfShipped(), contents: digestOfContents(account) },
    rules: digestOfRules(),
  };
  return {
    ...logic,
    furtherRules,
    previous: previousLogic,
    changed: previousLogic && logicChanges(previousLogic, logic),
  };
}

let shipped: string | null = null;

function digestOfShipped(): string {
  shipped ??= digestOf([memberGroups, tokenGroups]);
  return shipped;
}

function digestOfRules(): string {
  return digestOf([evaluationRules, furtherRules, assumptionWords]);
}
