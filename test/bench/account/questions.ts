import * as fc from 'fast-check';
import { everywhere, type Rows, type Rule, rulesOfMembers } from './rows.ts';

/** What everybody is asked, as places in the rows. */
export interface Questions {
  /** Member, permission, resource; and again. */
  readonly can: readonly number[];
  /** Permission, resource; and again. */
  readonly whoCan: readonly number[];
}

/** How many of each, and the seed they come from. */
export interface Asking {
  readonly can: number;
  readonly whoCan: number;
  readonly seed: number;
}

/**
 * Draws questions. A third asks anybody for anything anywhere, a third for what a rule of that member gives, on some
 * resource, and a third for what a rule gives where it gives it: so that yes and no, near and far, all occur.
 */
export function drawQuestions(rows: Rows, { can, whoCan, seed }: Asking): Questions {
  const rulesOf = rulesOfMembers(rows);
  const drawn = fc.sample(fc.noBias(fc.nat()), { numRuns: (can + whoCan) * 6, seed });
  let at = 0;
  const below = (end: number) => (drawn[at++ % drawn.length] ?? 0) % end;
  const pick = <T>(all: readonly T[]): T | undefined => all[below(all.length)];
  const anyPlace = () => (below(10) === 0 ? 0 : below(rows.resources.length));
  const placeOf = ({ reach }: Rule) =>
    reach < 0 ? Math.max(reach === everywhere ? 0 : 1, anyPlace()) : (pick(rows.lists[reach] ?? [0]) ?? 0);

  const asked = (n: number): readonly number[] => {
    const member = below(rows.members.length);
    const rules = rulesOf(member);
    const rule = rules.length === 0 || n % 3 === 0 ? undefined : pick(rules);
    if (rule === undefined) return [member, below(rows.permissions.length), anyPlace()];
    const permission = pick(rows.bundles[rule.bundle] ?? []) ?? 0;
    return [member, permission, n % 3 === 1 ? anyPlace() : placeOf(rule)];
  };
  const wondered = (): readonly number[] => {
    const rule = pick(rows.rules);
    return rule === undefined ? [0, 0] : [pick(rows.bundles[rule.bundle] ?? []) ?? 0, placeOf(rule)];
  };
  return {
    can: Array.from({ length: can }, (_, n) => asked(n)).flat(),
    whoCan: Array.from({ length: whoCan }, wondered).flat(),
  };
}
