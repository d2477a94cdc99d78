import { printable } from '../../words/printable.ts';
import { notShown } from '../missing.ts';
import type { RuleInput } from '../reading/rule-input.ts';
import type { Examination, FindingRule, Sighting } from '../rule.ts';
import type { Asker } from './asker.ts';
import { candidatesOf } from './candidates.ts';
import { frameOf, many } from './evaluate-custom.ts';
import type { AnyOwnFinding, OwnFindingAsk } from './own-finding.ts';

/** Whatever a finding is over, it is asked about things of that kind alone. */
type When = (thing: unknown, ask: OwnFindingAsk) => boolean | null;

/** Makes a finding of one's own in TypeScript evaluate like one of the catalogue. */
export function ownRule(finding: AnyOwnFinding, asker: Asker): FindingRule {
  const { over, when: _, ...info } = finding;
  return { ...info, ...frameOf(over), evaluate: (input) => evaluate(finding, input, asker) };
}

const nothing = (): void => {};

function evaluate({ over, when, title }: AnyOwnFinding, input: RuleInput, asker: Asker): Examination {
  const sightings: Sighting[] = [];
  let examined = 0;
  let unclear = 0;
  for (const { thing, can, report } of candidatesOf(over, input, asker)) {
    const found = (when as When)(thing, {
      access: input.access,
      can: (permission, resource) => can?.(permission, resource, nothing) ?? null,
    });
    if (found === null) {
      unclear += 1;
      continue;
    }
    examined += 1;
    if (!found) continue;
    const { words, ...sighting } = report();
    sightings.push({ ...sighting, what: printable(`${words} matches: ${title}.`) });
  }
  const why = `Of these ${many[over]} the finding depends on something that is not shown.`;
  return { examined, sightings, missing: notShown(unclear, why) };
}
