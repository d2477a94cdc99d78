import type { Assumption } from '@grantlens/engine';

/** A rule of evaluation with its number. */
export interface EvaluationRule {
  readonly rule: string;
  readonly says: string;
}

const perPrincipal: readonly EvaluationRule[] = [
  {
    rule: 'S1',
    says: 'A principal (a member, or an API token owned by the account) has what its own policies give and what the policies of every user group it is in give. User groups do not nest.',
  },
  {
    rule: 'S2',
    says: 'A policy gives each of its permission groups on each of its resources. Every such combination, by every path, is one row of the entitlements.',
  },
  {
    rule: 'S3',
    says: 'Policies are the source. The older roles are read only for members of whom the API shows no policies.',
  },
  {
    rule: 'S6',
    says: 'A policy on the whole account reaches everything in it, zones added later included (assumed).',
  },
  {
    rule: 'S11',
    says: 'A deny takes away every allow of the same permission where it reaches, whichever of the two came through a user group.',
  },
  {
    rule: 'S12',
    says: 'What could not be seen is never read as “no”. A row on which it bears is “unknown”, with the gap named.',
  },
  {
    rule: 'S13',
    says: 'The effective status says what the policies give. Whether the principal can act today is its standing: active; latent (invited, not yet accepted); inactive (rejected, disabled, expired, not yet valid).',
  },
];

const crossProductPerHolder: EvaluationRule = {
  rule: 'S2',
  says: 'A policy gives each of its permission groups on each of its resources. Every such combination is one row of the entitlements for each principal that holds the policy, and one for each user group that holds it; members of the group for whom it comes to something else have a row that names them.',
};

/** How a verdict comes about, for somebody who has never seen this program, and what a row of the entitlements is of. */
export const evaluationRules: Readonly<Record<'principal' | 'holder', readonly EvaluationRule[]>> = {
  principal: perPrincipal,
  holder: perPrincipal.map((one) => (one.rule === 'S2' ? crossProductPerHolder : one)),
};

/** What is taken to be so though Cloudflare documents it nowhere. */
export const assumptionWords: Readonly<Record<Assumption, string>> = {
  'deny-overrides':
    'Deny overrides allow. Cloudflare documents this order for API tokens; it is assumed to hold for members and user groups too.',
  'access-defaults-to-allow': 'A policy that does not say whether it allows or denies is taken to allow.',
};

/** What no report from account data can see (S14). */
export const blindSpots: readonly string[] = [
  'Super administrators of an organisation above the account. They may reach it without being listed as members of it.',
  'API tokens and global API keys owned by users. They act as their user and are not listed in the account.',
  'Policies of Zero Trust (Access) applications, which decide who reaches what is behind them.',
  'Anything granted outside the access management of the account.',
];
