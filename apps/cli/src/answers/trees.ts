import { type CanAnswer, drawTree, explanation, type Permission } from '@grantlens/engine';
import type { Account } from '@grantlens/snapshot';
import type { ProsePart } from '../output/answer.ts';

/** Why each verdict is what it is, as trees with a blank line between them. */
export function treesProse(
  answers: readonly CanAnswer[],
  permission: Permission,
  account: Account,
): readonly ProsePart[] {
  return answers.flatMap((answer, at) => [
    ...(at === 0 ? [] : ['']),
    { text: drawTree(explanation(answer, permission, account)), verdict: answer.verdict },
  ]);
}
