import { type Access, compile } from '../access/access.ts';
import { afterEdits } from '../edit/apply-edits.ts';
import { checkEdits } from '../edit/check-edits.ts';
import { concernedBy } from '../edit/concerned.ts';
import type { Edit } from '../edit/edit.ts';
import { slice } from '../edit/slice.ts';
import { type DiffAnswer, diff } from './diff.ts';

/** The answer to `what-if`; its graphs hold only the principals whom the edits may touch. */
export interface WhatIfAnswer extends DiffAnswer {
  readonly edits: readonly Edit[];
}

/**
 * What would change if the account were edited: `diff` between it and what the edits make of it. Only what
 * belongs to the principals whom an edit may touch is edited and compiled.
 *
 * @throws GrantlensError where an edit names a principal, user group or policy that is not there
 *
 * @example
 * ```ts
 * import { compile, readEdits, whatIf } from '@grantlens/engine';
 *
 * const edits = readEdits(['add omar@lindenpike.example to Developers'], account);
 * const { changes, complete } = whatIf(compile(account), edits);
 * new Set(changes.map(({ principal }) => principal.name)); // → new Set(['Omar Castel'])
 * complete; // → true
 * ```
 */
export function whatIf(access: Access, edits: readonly Edit[]): WhatIfAnswer {
  checkEdits(edits, access.account);
  const before = slice(access, concernedBy(edits, access.account));
  const answer = diff(compile(before), compile(afterEdits(before, edits)));
  return { ...answer, edits };
}
