import { printable } from '../../words/printable.ts';
import type { Missing } from '../finding.ts';
import { notShown, type RestsOn } from '../missing.ts';
import type { RuleInput } from '../reading/rule-input.ts';
import type { Examination, FindingRule, Sighting } from '../rule.ts';
import type { Asker } from './asker.ts';
import { candidatesOf } from './candidates.ts';
import type { Budget } from './cel/budget.ts';
import { Undecided } from './cel/undecided.ts';
import type { CustomRule, RuleOver } from './custom-rule.ts';
import { compileExpression } from './expression.ts';

/** What a rule examines, in the plural. */
export const many: Readonly<Record<RuleOver, string>> = {
  principal: 'principals',
  token: 'account-owned API tokens',
  group: 'user groups',
  policy: 'policies',
  entitlement: 'entitlements',
};

const carriers: readonly RestsOn[] = [
  'members',
  'accountTokens',
  'userGroups',
  'userGroupMembers',
  'permissionGroups',
  'tokenPermissionGroups',
];

/** Makes a rule of the user's own evaluate like one of the catalogue, for as long as its budget lasts. */
export function customRule(rule: CustomRule, budget: Budget, asker: Asker): FindingRule {
  const { over, when: _, ...info } = rule;
  return { ...info, ...frameOf(over), evaluate: (input) => evaluate(rule, input, { budget, asker }) };
}

/** What is the same for all rules over one kind of thing. */
export function frameOf(over: RuleOver): Pick<FindingRule, 'examines' | 'restsOn'> {
  return {
    examines: many[over],
    restsOn: over === 'policy' || over === 'entitlement' ? [...carriers, 'policies'] : carriers,
  };
}

function evaluate(
  rule: CustomRule,
  input: RuleInput,
  { budget, asker }: { readonly budget: Budget; readonly asker: Asker },
): Examination {
  const { over, title } = rule;
  const isTrue = compileExpression(rule, budget, asker);
  const sightings: Sighting[] = [];
  const undecided = new Map<string, number>();
  let examined = 0;
  for (const { variables, can, report } of candidatesOf(over, input, asker)) {
    budget.addRow();
    try {
      if (isTrue(variables, can)) {
        const { words, ...found } = report();
        sightings.push({ ...found, what: printable(`${words} matches: ${title}.`) });
      }
      examined += 1;
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      undecided.set(error.message, (undecided.get(error.message) ?? 0) + 1);
    }
  }
  const missing = [...undecided]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([why, count]): readonly Missing[] =>
      notShown(count, `Of these ${many[over]} the rule reads something that is not shown: ${why}.`),
    );
  return { examined, sightings, missing };
}
