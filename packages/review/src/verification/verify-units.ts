import type { Unit } from '@grantlens/engine';
import type { UnitState } from '../decisions/review-state.ts';
import type { UnitOutcome } from './outcome.ts';
import { isSeen, type Side, unitIn } from './side.ts';
import { openSamePerson, openStillHeld, type StillHeld } from './still-held.ts';

/** What of a unit's state is held to a later snapshot. */
export type Decided = Pick<UnitState, 'word' | 'settledBy'> & { readonly unit: { readonly id: string } };

/** Holds every decided unit to a later account; units that nobody has decided about are left out. */
export function verifyUnits(decided: Iterable<Decided>, before: Side, after: Side): readonly UnitOutcome[] {
  const stillHeld = openStillHeld(before, after);
  const samePerson = openSamePerson(after);
  return [...decided].flatMap(({ unit: { id }, word, settledBy }): readonly UnitOutcome[] => {
    const unit = before.byId.get(id);
    if (unit === undefined || word === null) return [];
    const nothing = { unit: id, decision: word, by: [], stillHeldBy: [] };
    switch (word) {
      case 'revoke': {
        if (unitIn(after, id) !== null) return [{ ...nothing, outcome: 'still there' }];
        if (!isSeen(after, unit)) return [{ ...nothing, outcome: 'cannot tell' }];
        // Whoever was removed must not be back; the unit that settles it reports how they came back.
        if (settledBy !== null) return [{ ...nothing, outcome: 'gone' }];
        return [{ ...nothing, ...revoked(unit) }];
      }
      case 'keep': {
        if (unitIn(after, id) !== null || wasInactive(unit, after)) return [{ ...nothing, outcome: 'kept' }];
        return [{ ...nothing, outcome: isSeen(after, unit) ? 'lost' : 'cannot tell' }];
      }
      case 'modify': {
        const later = unitIn(after, id);
        if (later === null && !isSeen(after, unit)) return [{ ...nothing, outcome: 'cannot tell' }];
        return [{ ...nothing, outcome: isSame(unit, later) ? 'unchanged' : 'changed' }];
      }
    }
  });

  function revoked(unit: Unit): Pick<UnitOutcome, 'outcome' | 'by' | 'stillHeldBy'> {
    const held = unit.kind === 'account' ? invitedAgain(unit) : stillHeld(unit);
    if (held.by.length > 0) return { outcome: 'back another way', by: held.by, stillHeldBy: held.before };
    return { outcome: held.isOpen ? 'cannot tell' : 'gone', by: [], stillHeldBy: held.before };
  }

  /** The same person as another member. */
  function invitedAgain({ principal }: Unit): StillHeld {
    const again = principal === null ? [] : samePerson(principal);
    const by = after.units.all.flatMap(({ id, kind, principal: who }) =>
      kind === 'account' && who !== null && again.includes(who) ? [id] : [],
    );
    return { by, before: [], isOpen: false };
  }
}

/** A token that was disabled before, and still is, has lost nothing. */
function wasInactive({ id, principal }: Unit, after: Side): boolean {
  return principal?.kind === 'token' && principal.standing === 'inactive' && after.byId.has(id);
}

/** Whether nothing of a unit is another than it was: of a token and a member, whether they can do the same. */
function isSame(unit: Unit, later: Unit | null): boolean {
  return later !== null && shapeOf(unit) === shapeOf(later);
}

function shapeOf({ carries, sources, principal }: Unit): string {
  const conditions = principal?.kind === 'token' ? [principal.expiresOn, principal.ipCondition] : [];
  return JSON.stringify([carries, sources.length, principal?.standing, principal?.status, conditions]);
}
