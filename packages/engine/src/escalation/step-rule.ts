import type { AskedPermission } from '../decision/permission.ts';

/** The ways in which access makes more access, in the order in which walks are listed. */
export const stepKinds = ['change-members', 'create-token', 'sign-in'] as const;
export type StepKind = (typeof stepKinds)[number];

/** The steps that give everything at once, to a member or to a token. */
export const wholeSteps: readonly StepKind[] = stepKinds.filter((kind) => kind !== 'sign-in');

/** What a step rests on though Cloudflare documents it nowhere. */
export const stepAssumptions = [
  'member-edit-gives-any-role',
  'token-exceeds-creator',
  'sso-signs-in',
] as const;
export type StepAssumption = (typeof stepAssumptions)[number];

/** What lets a step happen. */
export interface StepRule {
  /** Held on the account as such. */
  readonly permission: Extract<AskedPermission, { readonly kind: 'atomic' }>;
  readonly assumption: StepAssumption;
}

/**
 * One rule a step. The right to create account tokens alone (`account_api_tokens:create`, "API Token Provisioning") is
 * no step: such a token cannot exceed its creator. A new secret for an existing token needs the same right as a token
 * that holds everything, so it never shortens a walk.
 */
export const stepRules: Readonly<Record<StepKind, StepRule>> = {
  'change-members': {
    permission: { kind: 'atomic', name: 'member:edit' },
    assumption: 'member-edit-gives-any-role',
  },
  'create-token': {
    permission: { kind: 'atomic', name: 'account_api_tokens:edit' },
    assumption: 'token-exceeds-creator',
  },
  'sign-in': { permission: { kind: 'atomic', name: 'dash_sso:edit' }, assumption: 'sso-signs-in' },
};
