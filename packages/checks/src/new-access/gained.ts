import type { Cause } from '@grantlens/engine';
import { type Access, whatCan } from '@grantlens/engine';
import type { ConditionChange, Holding, StandingChange } from '@grantlens/engine/internal';
import type { Gap, Principal } from '@grantlens/snapshot';
import { permissionsOf } from './complete-contents.ts';
import type { NewThing } from './new-thing.ts';

/** What was found about principals: what is new, and what leaves it open whether more is. */
export interface Gains {
  readonly things: readonly NewThing[];
  readonly gaps: readonly Gap[];
  readonly isOpen: boolean;
}

/** Whether a principal may act, or could once an invitation is accepted: of anybody else nothing counts. */
export function counts(standing: Principal['standing'] | null): boolean {
  return standing === 'active' || standing === 'latent';
}

/** Who could not act, or was not there, had nothing: all that they hold now is new. */
export function gainedByStanding(after: Access, { principal, before, cause }: StandingChange): Gains {
  const { holdings, unreadable, gaps } = whatCan(after, principal);
  const open = holdings.some(({ access, effective }) => access !== 'deny' && effective === 'unknown');
  const things = holdings
    .filter(isHeld)
    .map((holding) => thingOf(holding, { principal, cause, after, marks: [], wasThere: before !== null }));
  const isOpen = open || unreadable.length > 0;
  return { things, isOpen, gaps: isOpen ? [...unreadable, ...gaps] : [] };
}

/** A token that works from elsewhere, or for longer, can do there and then what it could not. */
export function gainedByCondition(after: Access, change: ConditionChange): readonly NewThing[] {
  const { principal, holds, how, condition, cause } = change;
  if (how === 'tightened') return [];
  const marks = [condition === 'addresses' ? 'from addresses that are new' : 'at times that are new'];
  return holds
    .filter(isHeld)
    .map((holding) => thingOf(holding, { principal, cause, after, marks, wasThere: true }));
}

function isHeld({ access, effective }: Holding): boolean {
  return access !== 'deny' && effective === 'allowed';
}

interface About {
  readonly principal: Principal;
  readonly cause: readonly Cause[];
  readonly after: Access;
  readonly marks: readonly string[];
  readonly wasThere: boolean;
}

function thingOf(
  { permissionGroup, scope }: Holding,
  { principal, cause, after, marks, wasThere }: About,
): NewThing {
  return {
    principal,
    group: permissionGroup,
    permissions: permissionsOf(permissionGroup, after.account),
    scope,
    before: wasThere ? 'not-granted' : null,
    cause,
    marks: principal.standing === 'latent' ? [...marks, 'once the invitation is accepted'] : marks,
  };
}
