import type { Principal, Standing, Token } from '@grantlens/snapshot';
import { type Cause, mirrored } from '../changes/cause.ts';
import { type ConditionDifference, conditionDifferences } from '../changes/condition-difference.ts';
import { type Side, type Sides, turnedRound } from '../changes/side.ts';
import { whyPrincipalLost } from '../changes/why-lost.ts';
import { type Holding, whatCan } from './what-can.ts';

/** A principal who can act now and could not before, or the other way round. Standing is not in a verdict (S13). */
export interface StandingChange {
  /** As it is afterwards; of one that is gone, as it was. */
  readonly principal: Principal;
  /** Null where the principal is not there. */
  readonly before: Standing | null;
  readonly after: Standing | null;
  /** What the principal may do while it can act: afterwards, or of one that is gone, before. */
  readonly holds: readonly Holding[];
  readonly cause: readonly Cause[];
}

/** A token that works from elsewhere, or at other times, than before: new access is not only a new grant. */
export interface ConditionChange extends ConditionDifference {
  /** As it is afterwards. */
  readonly principal: Principal;
  /** What the token may do while the condition lets it. */
  readonly holds: readonly Holding[];
  readonly cause: readonly Cause[];
}

/** Whose conditions differ, in the order of the account afterwards. */
export function conditionChanges({ before, after }: Sides): readonly ConditionChange[] {
  const earlier = new Map(before.access.account.principals.map((principal) => [principal.key, principal]));
  const seenOn =
    ({ access }: Side) =>
    (token: Token) => ({ token, takenAt: access.account.takenAt.end });
  return after.access.account.principals.flatMap((is): readonly ConditionChange[] => {
    const was = earlier.get(is.key);
    if (was?.kind !== 'token' || is.kind !== 'token' || was === is) return [];
    const differences = conditionDifferences(seenOn(before)(was), seenOn(after)(is));
    if (differences.length === 0) return [];
    const holds = heldBy(is, after);
    return differences.map((difference) => {
      const { condition, how } = difference;
      return { ...difference, principal: is, holds, cause: [{ kind: 'condition-changed', condition, how }] };
    });
  });
}

/** Whose standing differs, in the order of the account afterwards; those that are gone come last. */
export function standingChanges(sides: Sides): readonly StandingChange[] {
  const { before, after } = sides;
  const left = new Map(before.access.account.principals.map((principal) => [principal.key, principal]));
  const later = after.access.account.principals.flatMap((is): readonly StandingChange[] => {
    const was = left.get(is.key);
    left.delete(is.key);
    if (was === undefined) return [oneSided(is, turnedRound(sides), 'after')];
    return was.standing === is.standing ? [] : [changed(was, is, after)];
  });
  return [...later, ...[...left.values()].map((was) => oneSided(was, sides, 'before'))];
}

function changed(was: Principal, is: Principal, after: Side): StandingChange {
  const cause: Cause = {
    kind: 'standing-changed',
    before: { standing: was.standing, status: was.status },
    after: { standing: is.standing, status: is.status },
  };
  const [before, now] = [was.standing, is.standing];
  return { principal: is, before, after: now, holds: heldBy(is, after), cause: [cause] };
}

/** Of a principal that only the first of two sides has. */
function oneSided(
  principal: Principal,
  { before: here, after: there }: Sides,
  when: 'before' | 'after',
): StandingChange {
  const lost = whyPrincipalLost({ here, there, principalThere: null, principalHere: principal });
  return {
    principal,
    before: when === 'before' ? principal.standing : null,
    after: when === 'after' ? principal.standing : null,
    holds: heldBy(principal, here),
    cause: [when === 'before' ? lost : mirrored(lost)],
  };
}

function heldBy(principal: Principal, { access }: Side): readonly Holding[] {
  return whatCan(access, principal).holdings.filter(({ effective }) => effective === 'allowed');
}
