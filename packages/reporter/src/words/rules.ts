import type { Assumption } from '@grantlens/engine';

/** A rule of evaluation with its number. */
export interface EvaluationRule {
  readonly rule: string;
  readonly says: string;
}

const perPrincipal: readonly EvaluationRule[] = [
  {
    rule: 'S1',
    says: 'A principal (a member, or an API token owned by the account) has what its own policies and the policies of its user groups give. User groups do not nest.',
  },
  {
    rule: 'S2',
    says: 'A policy gives each of its permission groups on each of its resources. Every such combination, by every path, is one row of the entitlements.',
  },
  {
    rule: 'S3',
    says: 'Policies are the source. The older roles are read only for members whose policies the API does not show.',
  },
  {
    rule: 'S6',
    says: 'A policy on the whole account reaches everything in it, zones added later included (assumed).',
  },
  {
    rule: 'S11',
    says: 'A deny takes away every allow of the same permission wherever the deny reaches, even if one of the two comes through a user group.',
  },
  {
    rule: 'S12',
    says: 'What could not be seen is never read as “no”. A row that it could change is “unknown”, with the gap named.',
  },
  {
    rule: 'S13',
    says: 'The effective status says what the policies give. Whether the principal can act today is its standing: active; invited and not yet accepted (“latent” in the files); inactive (rejected, disabled, expired, not yet valid).',
  },
];

const crossProductPerHolder: EvaluationRule = {
  rule: 'S2',
  says: 'A policy gives each of its permission groups on each of its resources. Every such combination is one row of the entitlements for each principal that holds the policy, and one for each user group that holds it; members of the group with another outcome have a row that names them.',
};

/** How a verdict is reached, for a reader who has never seen this program, and what one entitlement row covers. */
export const evaluationRules: Readonly<Record<'principal' | 'holder', readonly EvaluationRule[]>> = {
  principal: perPrincipal,
  holder: perPrincipal.map((one) => (one.rule === 'S2' ? crossProductPerHolder : one)),
};

/** The rules of evaluation that are no part of the first answer to “how”; the same for every report. */
export const furtherRules: readonly EvaluationRule[] = [
  {
    rule: 'S4',
    says: 'A token owned by the account is a principal of its own, with its own policies. Whether it can act follows its status and its dates when the snapshot was taken.',
  },
  {
    rule: 'S5',
    says: 'What a scope names is the whole account, every resource of a type, or single resources. A key of another account reaches nothing here; a scope that cannot be read may reach anything.',
  },
  {
    rule: 'S7',
    says: 'A permission group acts on the kind of resource that it is for. On the whole account, one for zones acts on every zone and not on the account itself. Where the kind is not known, it may act.',
  },
  {
    rule: 'S8',
    says: 'What a permission group contains is taken from the first source that knows it: a catalogue of your own, the API’s answer, the role of the same name, the catalogue of this program.',
  },
  {
    rule: 'S9',
    says: 'A permission group of which not all contents are known may hold any single permission that it is not known to hold.',
  },
  {
    rule: 'S10',
    says: 'Super Administrator contains everything. Administrator contains everything but managing members and billing, and the groups that contain these.',
  },
  {
    rule: 'S14',
    says: 'What account data cannot show is listed as blind spots, and changes no verdict.',
  },
  {
    rule: 'S15',
    says: 'Every verdict names what it rests on: what is allowed, every set of grants that suffices; what is denied, the denies and what they take away.',
  },
  {
    rule: 'S16',
    says: 'The same snapshot, catalogue and program give the same bytes.',
  },
];

/** What is assumed, because Cloudflare does not document it. */
export const assumptionWords: Readonly<Record<Assumption, string>> = {
  'deny-overrides':
    'Deny overrides allow. Cloudflare documents this order for API tokens; it is assumed to hold for members and user groups too.',
  'access-defaults-to-allow': 'A policy that does not say whether it allows or denies is assumed to allow.',
};

/** What no report from account data can see (S14). */
export const blindSpots: readonly string[] = [
  'Super administrators of an organisation above the account. They may reach it without being listed as members of it.',
  'API tokens and global API keys owned by users. They act as their user and are not listed in the account.',
  'Policies of Zero Trust (Access) applications, which decide who reaches what is behind them.',
  'Anything granted outside the access management of the account.',
];
