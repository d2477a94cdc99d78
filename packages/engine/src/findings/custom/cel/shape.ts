import type { ASTNode } from '@marcbachmann/cel-js';
import { tooDeep } from './parse.ts';
import { Unusable } from './unusable.ts';

/** Long chains of `&&` and `||` are this deep, too. */
const deepest = 500;

/**
 * Looks at the shape of an expression before its types are looked at, which would take long for some, and no
 * end of memory for others.
 *
 * @throws Unusable
 */
export function checkShape(ast: ASTNode): void {
  let level: readonly ASTNode[] = [ast];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > deepest) throw new Unusable(tooDeep, ast);
    level = level.flatMap(partsOf);
  }
}

function partsOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case '!_':
    case '-_':
      return [node.args];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      for (const [key] of node.args)
        if (key.op !== 'value') throw new Unusable('the keys of a map must be written out', key);
      return node.args.map(([, value]) => value);
    default:
      return node.args;
  }
}
