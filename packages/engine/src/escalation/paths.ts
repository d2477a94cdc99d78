import type { Gap, Principal, Standing } from '@grantlens/snapshot';
import type { Access } from '../access/access.ts';
import { type Assumption, mergeAssumptions } from '../decision/assumptions.ts';
import { unseenPrincipals } from '../decision/collection-gap.ts';
import { mergeGaps } from '../decision/gaps.ts';
import { type Decision, relation } from '../decision/relation.ts';
import { isOpen } from '../decision/standing-doubt.ts';
import { unseenConnectors } from './impersonated.ts';
import { type StepAssumption, stepAssumptions, stepRules } from './step-rule.ts';
import type { Target } from './target.ts';
import type { Walk } from './walk.ts';
import { openWalks } from './walks.ts';

/** Where the walks begin. */
export interface PathsFrom {
  /** These principals, of any standing; without them everybody of the standings. */
  readonly from?: readonly Principal[] | null;
  readonly standings?: readonly Standing[];
}

/** The answer to `paths`. */
export interface PathsAnswer {
  readonly target: Target;
  /** The walks that are certain, fewest steps first. */
  readonly walks: readonly Walk[];
  /** Walks that are possible only, where they would be shorter than every certain one; fewest steps first. */
  readonly possible: readonly Walk[];
  /** Who was asked about. */
  readonly asked: readonly Principal[];
  /** Of those, who has the target already. */
  readonly holders: readonly Principal[];
  /** Of those, who may have it already. */
  readonly possibleHolders: readonly Principal[];
  readonly assumptions: readonly (Assumption | StepAssumption)[];
  readonly gaps: readonly Gap[];
  /** False when a possible walk is listed, somebody may have the target already, or not every principal was seen. */
  readonly complete: boolean;
}

/**
 * The shortest walks by which principals could gain a permission on a resource that they do not have.
 *
 * @example
 * ```ts
 * const { walks } = paths(access, superAdministratorTarget(access.account));
 * for (const { principal, steps } of walks) console.log(principal.email, steps.length);
 * ```
 */
export function paths(
  access: Access,
  target: Target,
  { from = null, standings = ['active'] }: PathsFrom = {},
): PathsAnswer {
  const { account } = access;
  const all = openWalks(access, target);
  const asked = from ?? account.principals.filter(({ standing }) => standings.includes(standing));
  const far = asked.map((principal) => ({ principal, ...all.distanceOf(principal) }));
  const walks = shortestFirst(asked.flatMap((principal) => all.walksOf(principal, 'sure')));
  const open = far.filter(({ certain, possible }) => possible !== certain && possible !== 0);
  const possible = shortestFirst(open.flatMap(({ principal }) => all.walksOf(principal, 'maybe')));
  const possibleHolders = far
    .filter(({ certain, possible }) => possible === 0 && certain !== 0)
    .map(principalOf);
  const unseen = from === null || from.some(all.maySignIn) ? unseenPrincipals(access) : [];
  const doubts = possibleHolders.map(relation(access, target.permission, target.resource));
  const decisions = [...walks, ...possible].flatMap(decisionsOf);
  return {
    target,
    walks,
    possible,
    asked,
    holders: far.filter(({ certain }) => certain === 0).map(principalOf),
    possibleHolders,
    assumptions: [...mergeAssumptions([...decisions, ...doubts]), ...assumptionsOf([...walks, ...possible])],
    gaps: mergeGaps([
      ...unseen,
      ...[...decisions, ...doubts].flatMap(({ gaps }) => gaps),
      ...connectorGap(possible, access),
    ]),
    complete: unseen.length + possible.length + possibleHolders.length === 0 && !decisions.some(isOpen),
  };
}

function principalOf({ principal }: { readonly principal: Principal }): Principal {
  return principal;
}

function shortestFirst(walks: readonly Walk[]): readonly Walk[] {
  return walks.toSorted((a, b) => a.steps.length - b.steps.length);
}

function decisionsOf({ steps, end }: Walk): readonly Decision[] {
  return [...steps.map(({ decision }) => decision), ...(end === null ? [] : [end])];
}

/** The assumptions of the steps themselves. */
export function assumptionsOf(walks: readonly Walk[]): readonly StepAssumption[] {
  const kinds = new Set(walks.flatMap(({ steps }) => steps.map(({ kind }) => kind)));
  const made = new Set([...kinds].map((kind) => stepRules[kind].assumption));
  return stepAssumptions.filter((one) => made.has(one));
}

/** Signing in may be possible only because the connectors were not all seen. */
function connectorGap(possible: readonly Walk[], { account }: Access): readonly Gap[] {
  const gap = unseenConnectors(account);
  const isOpenThere = possible.some(({ steps }) =>
    steps.some(({ kind, certainty }) => kind === 'sign-in' && certainty === 'maybe'),
  );
  return gap !== null && isOpenThere ? [gap] : [];
}
