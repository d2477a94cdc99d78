import type { Principal, Standing } from '@grantlens/snapshot';
import { standings } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { superAdministratorTarget } from './target.ts';
import type { Distance } from './walk.ts';
import { openWalks } from './walks.ts';

/** How many principals are how many steps away from Super Administrator. */
export interface StepCount {
  /** 0 for those who are one, null for those without a certain walk to it. */
  readonly steps: number | null;
  /** Principals whose shortest certain walk has this many steps, by standing. */
  readonly certain: StandingCounts;
  /** Principals who may be this near, and are farther away as far as it is certain; by standing. */
  readonly possible: StandingCounts;
}

export type StandingCounts = Readonly<Record<Standing, number>>;

/** Returns a function that counts the steps from a principal to Super Administrator. */
export function openDistances(access: Access): (principal: Principal) => Distance {
  return openWalks(access, superAdministratorTarget(access.account)).distanceOf;
}

/** Counts the principals of an account by the steps from them to Super Administrator: nearest first, no walk last. */
export function countBySteps(
  { account }: Access,
  distanceOf: (principal: Principal) => Distance,
): readonly StepCount[] {
  const far = account.principals.map((principal) => ({
    standing: principal.standing,
    ...distanceOf(principal),
  }));
  const nearer = far.filter(({ certain, possible }) => certain !== possible);
  return [0, 1, 2, null].map((steps) => ({
    steps,
    certain: byStanding(far.filter(({ certain }) => certain === steps)),
    possible: byStanding(nearer.filter(({ possible }) => possible === steps)),
  }));
}

function byStanding(found: readonly { readonly standing: Standing }[]): StandingCounts {
  const count = (one: Standing) => found.filter(({ standing }) => standing === one).length;
  return Object.fromEntries(standings.map((one) => [one, count(one)])) as StandingCounts;
}
