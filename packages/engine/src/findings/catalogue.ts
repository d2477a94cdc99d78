import { accessOutsideIdentityProvider } from './catalogue/access-outside-identity-provider.ts';
import { credentialSeesOwnTokens } from './catalogue/credential-sees-own-tokens.ts';
import { denyThatCutsNothing } from './catalogue/deny-that-cuts-nothing.ts';
import { dormantPrivilegedToken } from './catalogue/dormant-privileged-token.ts';
import { dormantToken } from './catalogue/dormant-token.ts';
import { expiredWaiver } from './catalogue/expired-waiver.ts';
import { exposedToken } from './catalogue/exposed-token.ts';
import { foreignAccountScope } from './catalogue/foreign-account-scope.ts';
import { grantShadowedByDeny } from './catalogue/grant-shadowed-by-deny.ts';
import { groupMemberUnknown } from './catalogue/group-member-unknown.ts';
import { groupWithoutMembers } from './catalogue/group-without-members.ts';
import { groupWithoutPolicies } from './catalogue/group-without-policies.ts';
import { leaverStillMember } from './catalogue/leaver-still-member.ts';
import { memberUnknownToHr } from './catalogue/member-unknown-to-hr.ts';
import { memberWithout2fa } from './catalogue/member-without-2fa.ts';
import { memberWithoutLogin } from './catalogue/member-without-login.ts';
import { permissionGroupEnding } from './catalogue/permission-group-ending.ts';
import { policyWithoutPermissionGroups } from './catalogue/policy-without-permission-groups.ts';
import { policyWithoutResourceGroups } from './catalogue/policy-without-resource-groups.ts';
import { previousReviewNotClosed } from './catalogue/previous-review-not-closed.ts';
import { privilegedAccessWithoutChange } from './catalogue/privileged-access-without-change.ts';
import { privilegedWithout2fa } from './catalogue/privileged-without-2fa.ts';
import { redundantDirectGrant } from './catalogue/redundant-direct-grant.ts';
import { scopeOnMissingZone } from './catalogue/scope-on-missing-zone.ts';
import { selfPromotion } from './catalogue/self-promotion.ts';
import { separationOfDuties } from './catalogue/separation-of-duties.ts';
import { singleSuperAdministrator } from './catalogue/single-super-administrator.ts';
import { staleInvitation } from './catalogue/stale-invitation.ts';
import { superAdministratorDirect } from './catalogue/super-administrator-direct.ts';
import { thirdPartyDomain } from './catalogue/third-party-domain.ts';
import { tokenOfApplication } from './catalogue/token-of-application.ts';
import { tokenOfStranger } from './catalogue/token-of-stranger.ts';
import { tokenWithoutExpiry } from './catalogue/token-without-expiry.ts';
import { tokenWithoutIpCondition } from './catalogue/token-without-ip-condition.ts';
import { tooManySuperAdministrators } from './catalogue/too-many-super-administrators.ts';
import { typeMismatch } from './catalogue/type-mismatch.ts';
import { unknownPermissionGroup } from './catalogue/unknown-permission-group.ts';
import { unknownToIdentityProvider } from './catalogue/unknown-to-identity-provider.ts';
import { unreviewedAccess } from './catalogue/unreviewed-access.ts';
import { wildcardOnEverything } from './catalogue/wildcard-on-everything.ts';
import { writeAccessWithoutChange } from './catalogue/write-access-without-change.ts';
import type { FindingInfo } from './finding.ts';
import type { FindingRule } from './rule.ts';

/**
 * Every finding there is, the worst first, then by what it is about: people, tokens, user groups, policies,
 * reviews.
 */
export const findingRules: readonly FindingRule[] = [
  privilegedWithout2fa,
  leaverStillMember,
  selfPromotion,
  unknownToIdentityProvider,
  memberWithout2fa,
  tooManySuperAdministrators,
  dormantPrivilegedToken,
  exposedToken,
  separationOfDuties,
  expiredWaiver,
  singleSuperAdministrator,
  superAdministratorDirect,
  staleInvitation,
  thirdPartyDomain,
  memberUnknownToHr,
  accessOutsideIdentityProvider,
  tokenWithoutExpiry,
  tokenOfStranger,
  credentialSeesOwnTokens,
  privilegedAccessWithoutChange,
  groupMemberUnknown,
  wildcardOnEverything,
  unknownPermissionGroup,
  typeMismatch,
  foreignAccountScope,
  unreviewedAccess,
  previousReviewNotClosed,
  memberWithoutLogin,
  writeAccessWithoutChange,
  tokenWithoutIpCondition,
  dormantToken,
  tokenOfApplication,
  groupWithoutMembers,
  groupWithoutPolicies,
  permissionGroupEnding,
  policyWithoutPermissionGroups,
  policyWithoutResourceGroups,
  redundantDirectGrant,
  grantShadowedByDeny,
  denyThatCutsNothing,
  scopeOnMissingZone,
];

/** What is said of every finding whatever the account. */
export const findingCatalogue: readonly FindingInfo[] = findingRules.map(
  ({ id, title, severity, why, remedy, controls }) => ({ id, title, severity, why, remedy, controls }),
);
