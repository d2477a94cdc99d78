import type { Principal } from '@grantlens/snapshot';
import { remembered } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { relation } from '../decision/relation.ts';
import { accountResource } from '../decision/resource.ts';
import type { Certainty, Verdict } from '../decision/verdict.ts';
import { openHeldOn, openHeldOnAccount } from '../outcomes/held-on-resource.ts';
import { type Impersonated, impersonatedMembers } from './impersonated.ts';
import { type StepKind, stepKinds, stepRules, wholeSteps } from './step-rule.ts';
import type { Target } from './target.ts';
import type { Distance, Step, Walk } from './walk.ts';

/** The walks of an account to one target. */
export interface Walks {
  readonly distanceOf: (principal: Principal) => Distance;
  /** The shortest walks of a principal, one for each kind of first step; none where it has the target already. */
  readonly walksOf: (principal: Principal, certainty: Certainty) => readonly Walk[];
  /** Whether a principal can, or may be able to, sign in as others. */
  readonly maySignIn: (principal: Principal) => boolean;
  /** Whether signing in as others leads a principal to the target, however near it is already. */
  readonly signInLeads: (principal: Principal) => Exclude<Verdict, 'denied'>;
}

/**
 * Opens the walks to a target. Two of the steps give everything, and signing in leads to the same members for everybody
 * who can: signing in twice gains nothing over doing it once. So no walk has more than two steps, and each principal is
 * looked at once.
 */
export function openWalks(access: Access, target: Target): Walks {
  const { account } = access;
  const { permission: wanted, resource: place } = target;
  const holding = openHeldOn(access, wanted.kind === 'any' ? wanted.of : [wanted], place);
  const rights = new Map(
    stepKinds.map((kind) => [kind, openHeldOnAccount(access, [stepRules[kind].permission])]),
  );
  const may = (principal: Principal, kind: StepKind): Verdict =>
    rights.get(kind)?.(principal).verdict ?? 'not-granted';
  // Everything is everything in this account.
  const everythingIsEnough = target.resource.kind !== 'foreign';
  const impersonated = impersonatedMembers(account);
  const onAccount = accountResource(account);
  // What a policy has to do with a step, or with the target, is looked at once for all walks.
  const decide = remembered((kind: StepKind) => relation(access, stepRules[kind].permission, onAccount));
  const decideTarget = relation(access, wanted, place);

  const distances: Readonly<Record<Certainty, (principal: Principal) => number>> = {
    sure: remembered((principal) => distance(principal, 'sure')),
    maybe: remembered((principal) => distance(principal, 'maybe')),
  };
  const nearest: Readonly<Record<Certainty, () => Nearest>> = {
    sure: once(() => nearestOf('sure')),
    maybe: once(() => nearestOf('maybe')),
  };
  return {
    distanceOf: (principal) => ({
      certain: finite(distances.sure(principal)),
      possible: finite(distances.maybe(principal)),
    }),
    walksOf: (principal, certainty) => walksOf(principal, certainty),
    maySignIn: (principal) => isSo(may(principal, 'sign-in'), 'maybe'),
    signInLeads: (principal) => {
      const leads = (certainty: Certainty) =>
        isSo(may(principal, 'sign-in'), certainty) && Number.isFinite(nearest[certainty]().steps);
      if (leads('sure')) return 'allowed';
      return leads('maybe') ? 'unknown' : 'not-granted';
    },
  };

  /** The distance without signing in as somebody else. */
  function alone(principal: Principal, certainty: Certainty): number {
    if (isSo(holding(principal).verdict, certainty)) return 0;
    return wholeStepsOf(principal, certainty).length > 0 ? 1 : Number.POSITIVE_INFINITY;
  }

  function wholeStepsOf(principal: Principal, certainty: Certainty): readonly StepKind[] {
    return everythingIsEnough ? wholeSteps.filter((kind) => isSo(may(principal, kind), certainty)) : [];
  }

  function distance(principal: Principal, certainty: Certainty): number {
    const own = alone(principal, certainty);
    return own > 1 && isSo(may(principal, 'sign-in'), certainty) ? 1 + nearest[certainty]().steps : own;
  }

  function nearestOf(certainty: Certainty): Nearest {
    const reachable = impersonated.filter((one) => certainty === 'maybe' || one.certainty === 'sure');
    const steps = Math.min(...reachable.map(({ member }) => alone(member, certainty)));
    return { steps, members: reachable.filter(({ member }) => alone(member, certainty) === steps) };
  }

  function walksOf(principal: Principal, certainty: Certainty): readonly Walk[] {
    const steps = distances[certainty](principal);
    if (steps === 0 || !Number.isFinite(steps)) return [];
    const whole = steps === 1 ? wholeStepsOf(principal, certainty) : [];
    return [
      ...whole.map((kind) => walk(principal, [wholeStep(principal, kind)])),
      ...signInWalks(principal, { steps, certainty }),
    ];
  }

  function signInWalks(
    principal: Principal,
    { steps, certainty }: { readonly steps: number; readonly certainty: Certainty },
  ): readonly Walk[] {
    if (!isSo(may(principal, 'sign-in'), certainty) || nearest[certainty]().steps + 1 !== steps) return [];
    const [first, ...others] = nearest[certainty]().members;
    if (first === undefined) return [];
    const signIn = stepOf(principal, 'sign-in', { to: first, others: others.length });
    const [next] = steps === 1 ? [] : wholeStepsOf(first.member, certainty);
    return [walk(principal, next === undefined ? [signIn] : [signIn, wholeStep(first.member, next)])];
  }

  function wholeStep(principal: Principal, kind: StepKind): Step {
    return stepOf(principal, kind, { to: null, others: 0 });
  }

  function stepOf(
    principal: Principal,
    kind: StepKind,
    { to, others }: { readonly to: Impersonated | null; readonly others: number },
  ): Step {
    const { permission } = stepRules[kind];
    const decision = decide(kind)(principal);
    const isCertain = decision.verdict === 'allowed' && (to === null || to.certainty === 'sure');
    return {
      kind,
      permission,
      decision,
      to: to?.member ?? null,
      others,
      certainty: isCertain ? 'sure' : 'maybe',
    };
  }

  function walk(principal: Principal, steps: readonly Step[]): Walk {
    const last = steps.at(-1)?.to ?? null;
    const end = last === null ? null : decideTarget(last);
    const isCertain =
      steps.every((step) => step.certainty === 'sure') && (end?.verdict ?? 'allowed') === 'allowed';
    return { principal, steps, end, certainty: isCertain ? 'sure' : 'maybe' };
  }
}

/** The members nearest to the target among those as whom somebody could sign in. */
interface Nearest {
  readonly steps: number;
  readonly members: readonly Impersonated[];
}

function isSo(verdict: Verdict, certainty: Certainty): boolean {
  return verdict === 'allowed' || (certainty === 'maybe' && verdict === 'unknown');
}

function finite(steps: number): number | null {
  return Number.isFinite(steps) ? steps : null;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
