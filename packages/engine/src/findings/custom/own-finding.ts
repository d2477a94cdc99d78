import { GrantlensError } from '@grantlens/snapshot';
import type { Access } from '../../access/access.ts';
import { type FindingInfo, severities } from '../finding.ts';
import { type RuleOver, type RuleThings, ruleOvers } from './custom-rule.ts';

/** What a finding of one's own asks with, beside the thing it is asked about. */
export interface OwnFindingAsk {
  readonly access: Access;
  /**
   * Whether whom the thing is about (of a policy, nobody: null) can do something somewhere, in the words of the command
   * line: `can('dns_records:edit', 'anywhere')`. Null where that is unknown.
   */
  readonly can: (permission: string, resource: string) => boolean | null;
}

/** A finding of one's own in TypeScript, from `defineFinding`. */
export interface OwnFinding<Over extends RuleOver = RuleOver> extends FindingInfo {
  readonly over: Over;
  /** Whether the thing should be found; null where something that it depends on was not seen. */
  readonly when: (thing: RuleThings[Over], ask: OwnFindingAsk) => boolean | null;
}

/** Such a finding over anything: `when` of each takes what it is over. */
export type AnyOwnFinding = { readonly [Over in RuleOver]: OwnFinding<Over> }[RuleOver];

/**
 * Defines a finding of one's own for `evaluateFindings`. It is asked about every principal, token, user group
 * (`group`), policy or entitlement of the account, as `over` says. Controls may be of any standard, your own
 * among them.
 *
 * @throws GrantlensError `rules-unreadable`
 *
 * @example
 * ```ts
 * import { compile, defineFinding, evaluateFindings } from '@grantlens/engine';
 *
 * const billing = defineFinding({
 *   id: 'billing-without-2fa',
 *   title: 'Billing without a second factor',
 *   severity: 'high',
 *   why: 'A password is easily lost.',
 *   remedy: 'Ask for a second factor.',
 *   controls: [{ framework: 'House rules', id: 'HR-7' }],
 *   over: 'principal',
 *   when: (person, { can }) => person.kind === 'member' && person.twoFactor === false && can('billing:edit', 'account'),
 * });
 * const { findings } = evaluateFindings(compile(account), { rules: [billing] });
 * findings.filter(({ id }) => id === billing.id).map(({ open }) => open); // → [1]
 * ```
 */
export function defineFinding<Over extends RuleOver>(
  finding: Omit<OwnFinding<Over>, 'controls'> & Partial<Pick<OwnFinding<Over>, 'controls'>>,
): OwnFinding<Over> {
  const { id, severity, over } = finding;
  const refuse = (why: string): never => {
    throw new GrantlensError('rules-unreadable', `the finding "${id}" cannot be used: ${why}`);
  };
  if (!idForm.test(id)) refuse(`its id ${idWords}`);
  if (!severities.includes(severity)) refuse(`its severity is one of ${severities.join(', ')}`);
  if (!ruleOvers.includes(over)) refuse(`it is over one of ${ruleOvers.join(', ')}`);
  return { controls: [], ...finding };
}

/** How the id of a finding is spelled. */
export const idForm: RegExp = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const idWords = 'must be in lower case with hyphens, like contractors-with-dns';
