import type { Account, Gap } from '@grantlens/snapshot';
import type { Access } from '../access/access.ts';
import { assumptionsOf } from '../decision/assumptions.ts';
import { collectionGap } from '../decision/collection-gap.ts';
import { mergeGaps } from '../decision/gaps.ts';
import { findingRules } from './catalogue.ts';
import { checkRules } from './check-rules.ts';
import { openAsker } from './custom/asker.ts';
import { openBudget } from './custom/cel/budget.ts';
import type { CustomRule } from './custom/custom-rule.ts';
import { customRule } from './custom/evaluate-custom.ts';
import { ownRule } from './custom/evaluate-own.ts';
import type { AnyOwnFinding } from './custom/own-finding.ts';
import {
  type Finding,
  type FindingStatus,
  type FindingsAnswer,
  type Missing,
  severities,
} from './finding.ts';
import { instancesOf } from './instance.ts';
import { unread } from './missing.ts';
import { type FindingOptions, findingSettings } from './options.ts';
import { openRuleInput, type RuleInput } from './reading/rule-input.ts';
import type { FindingRule } from './rule.ts';
import { applyWaivers } from './waivers/apply-waivers.ts';

/**
 * Evaluates every finding of the catalogue, and the user's own, on an account: what was found, what was clean, and what
 * is unknown because something was not seen. Nothing is called clean that was not looked at.
 *
 * @throws GrantlensError `rules-unreadable` where an expression of the user's own takes too long, asks of a
 * permission or
 *   resource that there is not, or turns out not to be true or false; `name-unknown` where controls are given to a finding
 *   that there is not
 */
export function evaluateFindings(access: Access, options: FindingOptions = {}): FindingsAnswer {
  const { account } = access;
  const input = openRuleInput(access, findingSettings(options, account.takenAt.end));
  const { rules = [], controls = {} } = options;
  checkRules({ rules, controls });
  const evaluated = (rule: FindingRule, source: Finding['source']): Finding => {
    const more = Object.hasOwn(controls, rule.id) ? (controls[rule.id] ?? []) : [];
    return evaluateRule({ ...rule, controls: [...rule.controls, ...more] }, input, source);
  };
  const builtIn = findingRules.map((rule) => evaluated(rule, 'built-in'));
  const budgetOf = openBudget();
  const asker = openAsker(account);
  const custom = rules.map((rule) =>
    evaluated(isOwn(rule) ? ownRule(rule, asker) : customRule(rule, budgetOf(rule.id), asker), 'custom'),
  );
  const gravestFirst = [...builtIn, ...custom].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
  const waived = applyWaivers(gravestFirst, options.waivers ?? [], input.now);
  const missing = waived.findings.flatMap((finding) => finding.missing);
  return {
    ...waived,
    assumptions: assumptionsOf(account.policies),
    gaps: gapsOf(missing, account),
    complete: !missing.some(({ kind }) => ['gap', 'not-shown', 'not-understood'].includes(kind)),
  };
}

function isOwn(rule: CustomRule | AnyOwnFinding): rule is AnyOwnFinding {
  return typeof rule.when === 'function';
}

function evaluateRule(rule: FindingRule, input: RuleInput, source: Finding['source']): Finding {
  const { id, title, severity, why, remedy, controls, examines, restsOn, evaluate } = rule;
  const { examined, sightings, missing: found } = evaluate(input);
  const instances = instancesOf(id, sightings, input.conditionsOf);
  const known = [...unread(input.account, restsOn), ...found];
  const missing = known.length + instances.length + examined === 0 ? [nothingThere(examines)] : known;
  return {
    id,
    title,
    severity,
    why,
    remedy,
    controls,
    source,
    status: statusOf(instances.length, missing.length),
    examined,
    examines,
    unexamined: missing.reduce((sum, { count }) => sum + (count ?? 0), 0),
    missing,
    instances,
    open: instances.length,
  };
}

function statusOf(instances: number, missing: number): FindingStatus {
  if (instances > 0) return 'found';
  return missing > 0 ? 'not-evaluated' : 'clean';
}

/** A finding that examined nothing is not clean. */
function nothingThere(examines: string): Missing {
  return { kind: 'nothing-there', why: `There are no ${examines}.`, count: null, gaps: [] };
}

function gapsOf(missing: readonly Missing[], account: Account): readonly Gap[] {
  const noted = missing.flatMap(({ gaps }) => gaps).flatMap((id) => account.gaps.get(id) ?? []);
  const collections = account.coverage.flatMap(({ collection }) => collectionGap(account, collection) ?? []);
  const cited = new Set(missing.flatMap(({ gaps }) => gaps));
  return mergeGaps([...noted, ...collections.filter(({ id }) => cited.has(id))]);
}
