import { type Access, type Unit, type Units, unitsOf } from '@grantlens/engine';
import type { CollectionName } from '@grantlens/snapshot/internal';

/** An account on one side of a verification: at the review, or later. */
export interface Side {
  readonly access: Access;
  readonly units: Units;
  readonly byId: ReadonlyMap<string, Unit>;
}

/** Looks up the units of an account. */
export function sideOf(access: Access): Side {
  const units = unitsOf(access);
  return { access, units, byId: new Map(units.all.map((unit) => [unit.id, unit])) };
}

/** A unit that takes effect: one that is there, and not of a token that is disabled or expired. */
export function unitIn({ byId }: Side, id: string): Unit | null {
  const unit = byId.get(id);
  if (unit === undefined) return null;
  return unit.principal?.kind === 'token' && unit.principal.standing === 'inactive' ? null : unit;
}

/** Whether everything was seen that could show a unit of the kind. */
export function isSeen({ access }: Side, { kind, principal }: Unit): boolean {
  const needed = neededFor(kind, principal?.kind === 'token');
  return needed.every((name) =>
    access.account.coverage.some(({ collection, status }) => collection === name && status === 'complete'),
  );
}

function neededFor(kind: Unit['kind'], isOfToken: boolean): readonly CollectionName[] {
  switch (kind) {
    case 'account':
      return ['members'];
    case 'token':
      return ['accountTokens'];
    case 'direct':
      return [isOfToken ? 'accountTokens' : 'members'];
    case 'membership':
      return ['members', 'userGroups', 'userGroupMembers'];
    case 'handout':
      return ['userGroups', 'userGroupMembers'];
  }
}
