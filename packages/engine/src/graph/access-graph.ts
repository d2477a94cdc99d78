import type { Account } from '@grantlens/snapshot';
import { type Access, openAccess } from '../access/access.ts';
import { draw } from './drawing.ts';
import type { AccessDrawing } from './pen.ts';

/** An account made ready to be asked, and to be drawn. */
export interface AccessGraph extends Access {
  /** The graph from principal to resource, drawn when first wanted. */
  readonly drawing: () => AccessDrawing;
}

/** Compiles an account: who comes to which policies, by which way. */
export function compile(account: Account): AccessGraph {
  const access = openAccess(account);
  let drawn: AccessDrawing | null = null;
  return {
    ...access,
    drawing: () => {
      drawn ??= draw(access);
      return drawn;
    },
  };
}
