import { GrantlensError } from '@grantlens/snapshot';
import type { ASTNode } from '@marcbachmann/cel-js';
import { isUnknownWord } from '../asker.ts';
import { askAll } from './calls.ts';
import type { Ask, Scope } from './scope.ts';
import { Undecided } from './undecided.ts';
import { isKind, kindOf } from './value.ts';

/**
 * `can(permission, resource)`: whether whom the row is about can, by the engine. A word that is written out and means
 * nothing is an error of the rule; one that the rule makes up leaves the row undecided.
 *
 * @throws GrantlensError `rules-unreadable`
 */
export function asksCan(nodes: readonly ASTNode[], parts: readonly Ask[], { words, rule }: Scope): Ask {
  const [permission, resource] = nodes.map(written);
  try {
    if (permission !== undefined) words?.permission(permission);
    if (resource !== undefined) words?.resource(resource);
  } catch (cause) {
    if (!isUnknownWord(cause)) throw cause;
    throw new GrantlensError('rules-unreadable', `in the expression of "${rule}" ${cause.message}`, {
      cause,
    });
  }
  return (frame) => {
    const [what, where] = askAll(parts, frame);
    if (!isKind(what, 'string') || !isKind(where, 'string'))
      throw new Undecided(`found no matching overload for 'can(${kindOf(what)}, ${kindOf(where)})'`);
    const answer = asked(() => frame.can?.(what, where, frame.budget.spend) ?? null);
    if (answer === null) throw new Undecided(`whether they can ${what} on ${where} is unknown`);
    return answer;
  };
}

function written(node: ASTNode): string | undefined {
  return node.op === 'value' && typeof node.args === 'string' ? node.args : undefined;
}

function asked<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (isUnknownWord(error)) throw new Undecided(error.message);
    throw error;
  }
}
