import type { RowOf } from './cells.ts';

/** The columns of the changes. Only ever appended to: scripts and reviewers' sheets rely on their order. */
export const changeColumns = {
  /** Of the entitlement: the same as in `entitlements`, of this report or of the previous one. */
  id: 'text',
  kind: 'changeKind',
  principalId: 'text',
  principalKind: 'holderKind',
  email: 'text?',
  name: 'text?',
  /** Null on the side where there is no such entitlement. */
  standingBefore: 'standing?',
  standingAfter: 'standing?',
  /** In words, as it is; of one that is gone, as it was. */
  means: 'text',
  before: 'verdict?',
  after: 'verdict?',
  /** The edits that caused it, one sentence each. */
  causes: 'text[]',
  privileged: 'tri',
  access: 'effect',
  permissionGroupId: 'text?',
  permissionGroupName: 'text?',
  scopeKey: 'text?',
  scopeName: 'text?',
  path: 'path',
  groupId: 'text?',
  groupName: 'text?',
  policyId: 'text?',
  principalsBefore: 'count',
  principalsAfter: 'count',
  /** Narrower parts with another verdict, in words, then and now. */
  exceptBefore: 'text[]',
  exceptAfter: 'text[]',
  /** When and from where the token works, in words, then and now. */
  conditionsBefore: 'text[]',
  conditionsAfter: 'text[]',
  /** The units that it rests on; of one that is gone, those that it rested on. */
  units: 'text[]',
} as const;

/** An entitlement that is not as it was in the previous review. */
export type ChangeRow = RowOf<typeof changeColumns>;
