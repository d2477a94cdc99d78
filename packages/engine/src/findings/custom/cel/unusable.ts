import type { ASTNode } from '@marcbachmann/cel-js';

/** Something an expression may not hold, and where. */
export class Unusable extends Error {
  readonly start: number;

  constructor(why: string, { start }: Pick<ASTNode, 'start'>) {
    super(why);
    this.start = start;
  }
}
