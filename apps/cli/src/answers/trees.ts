import { drawTree, explanation, type Permission } from '@grantlens/engine';
import type { CanOn } from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import type { ProsePart } from '../output/answer.ts';
import { lackLines } from './lacks.ts';

/** Why each verdict is what it is, as trees with a blank line between them; under each what is lacking there. */
export function treesProse(
  answers: readonly CanOn[],
  permission: Permission,
  account: Account,
): readonly ProsePart[] {
  return answers.flatMap((answer, at) => [
    ...(at === 0 ? [] : ['']),
    { text: drawTree(explanation(answer, permission, account)), verdict: answer.verdict },
    ...lackLines(answer.principal, answer, account),
  ]);
}
