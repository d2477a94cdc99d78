import { evidenceReplays, onlyTheActiveCanNow, questionsAgree, shownIsAllowed } from './answers.ts';
import type { Law } from './law.ts';
import { emptyListIsNothing, otherAccountIsNothing, policyStaysOnItsZone } from './nothing-more.ts';
import { acceptingChangesNoVerdict, orderDoesNotMatter, orderOfGroupsDoesNotMatter } from './order.ts';
import {
  allowsAddAndDeniesTake,
  nothingAllowedWithoutAnAllow,
  seeingMoreOnlyRefines,
  sureDenyWins,
  wholeAccountReachesMost,
} from './policies.ts';
import {
  denyingGroupGivesNothing,
  groupsAreTheUnion,
  policyMayMoveToTheGroup,
  roleEqualsPolicy,
  samePolicyCountsOnce,
} from './user-groups.ts';

/** The laws that need nothing but `can` of an implementation. */
export const laws: Readonly<{
  orderDoesNotMatter: Law;
  orderOfGroupsDoesNotMatter: Law;
  acceptingChangesNoVerdict: Law;
  allowsAddAndDeniesTake: Law;
  nothingAllowedWithoutAnAllow: Law;
  sureDenyWins: Law;
  wholeAccountReachesMost: Law;
  seeingMoreOnlyRefines: Law;
  policyMayMoveToTheGroup: Law;
  denyingGroupGivesNothing: Law;
  groupsAreTheUnion: Law;
  samePolicyCountsOnce: Law;
  roleEqualsPolicy: Law;
  emptyListIsNothing: Law;
  otherAccountIsNothing: Law;
  policyStaysOnItsZone: Law;
}> = {
  orderDoesNotMatter,
  orderOfGroupsDoesNotMatter,
  acceptingChangesNoVerdict,
  allowsAddAndDeniesTake,
  nothingAllowedWithoutAnAllow,
  sureDenyWins,
  wholeAccountReachesMost,
  seeingMoreOnlyRefines: seeingMoreOnlyRefines(),
  policyMayMoveToTheGroup,
  denyingGroupGivesNothing,
  groupsAreTheUnion,
  samePolicyCountsOnce,
  roleEqualsPolicy,
  emptyListIsNothing,
  otherAccountIsNothing,
  policyStaysOnItsZone,
};

/** The laws about lists of who and what, and about the evidence: each says which functions it needs. */
export const answerLaws: Readonly<{
  questionsAgree: Law<'can' | 'whoCan' | 'whatCan'>;
  shownIsAllowed: Law<'principals' | 'can' | 'whoCan' | 'whatCan'>;
  onlyTheActiveCanNow: Law<'whoCanNow'>;
  evidenceReplays: Law<'can' | 'evidence'>;
}> = { questionsAgree, shownIsAllowed, onlyTheActiveCanNow, evidenceReplays };
