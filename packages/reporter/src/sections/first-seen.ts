import type { Unit } from '@grantlens/engine';
import { principalUnitId } from '@grantlens/engine/internal';
import type { Account, Principal, UserGroup } from '@grantlens/snapshot';
import type { CollectionName } from '@grantlens/snapshot/internal';
import type { SeenBefore } from '../model/report.ts';
import type { PrincipalRow } from '../model/tables/principals.ts';
import { utc } from '../words/moments.ts';

/** Between which two snapshots something came. */
export type FirstSeen = Pick<PrincipalRow, 'firstSeen' | 'notSeenBefore'>;

/** Tells since when principals and units are seen without a break. */
export interface FirstSeenBook {
  readonly ofPrincipal: (principal: Principal) => FirstSeen;
  readonly ofUnit: (unit: Unit, wasThere: boolean) => FirstSeen;
}

const notAsked: FirstSeen = { firstSeen: null, notSeenBefore: null };

/** Opens it by the account at the review before, and by what was seen before that; null where that is not known. */
export function openFirstSeen(
  { takenAt }: Account,
  previous: Account | null,
  earlier?: SeenBefore,
): FirstSeenBook {
  if (previous === null) return { ofPrincipal: () => notAsked, ofUnit: () => notAsked };
  const before = new Set(previous.principals.map(({ key }) => key));
  const then = utc(previous.takenAt.end);
  const first: FirstSeen = { firstSeen: earlier?.oldest ?? then, notSeenBefore: null };
  const came: FirstSeen = { firstSeen: utc(takenAt.end), notSeenBefore: then };
  // What was not read whole may have had it.
  const mayHaveCome: FirstSeen = { ...came, notSeenBefore: null };
  const wasWhole = openWhole(previous);
  const of = (id: string, wasThere: boolean, isSure: boolean) =>
    wasThere ? (earlier?.units.get(id) ?? first) : isSure ? came : mayHaveCome;
  return {
    ofPrincipal: (one) =>
      of(
        principalUnitId(one),
        before.has(one.key),
        wasWhole(one.kind === 'member' ? 'account' : 'token', one),
      ),
    ofUnit: ({ id, kind, principal, group }, wasThere) =>
      of(id, wasThere, wasThere || wasWhole(kind, principal ?? group)),
  };
}

/** Whether an account was seen whole in all that a unit of some kind, of somebody, would have been in. */
function openWhole({
  coverage,
  policies,
}: Account): (kind: Unit['kind'], holder: Principal | UserGroup | null) => boolean {
  const complete = new Set<CollectionName>(
    coverage
      .filter(({ status, unreadable }) => status === 'complete' && unreadable === 0)
      .map(({ collection }) => collection),
  );
  // A policy that was not seen, or not whole, may have given anything.
  const hidden = new Set<string>();
  for (const { kind, holder, permissionGroups, resourceGroups } of policies) {
    const isSeen =
      kind !== 'unseen' &&
      permissionGroups.every(({ key }) => key !== null) &&
      resourceGroups.every(({ places }) => places.every(({ scope }) => scope !== null));
    if (isSeen) continue;
    if (holder.kind === 'principal') hidden.add(holder.principal);
    if (holder.kind === 'user-group') hidden.add(holder.group);
  }
  const all = (...names: readonly CollectionName[]) => names.every((name) => complete.has(name));
  return (kind, holder) => {
    const isHidden = holder !== null && hidden.has(holder.key);
    switch (kind) {
      case 'account':
        return all('members');
      case 'token':
        return all('accountTokens');
      case 'membership':
        return all('members', 'userGroups', 'userGroupMembers');
      case 'handout':
        return all('userGroups') && !isHidden;
      case 'direct':
        return all(isToken(holder) ? 'accountTokens' : 'members') && !isHidden;
    }
  };
}

function isToken(holder: Principal | UserGroup | null): boolean {
  return holder !== null && 'kind' in holder && holder.kind === 'token';
}
