import { type Access, type Assumption, whatCan } from '@grantlens/engine';
import { accessOfGroup, type Holding, mergeGaps } from '@grantlens/engine/internal';
import type { Gap, PermissionGroup, Scope, UserGroup } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import type { PolicyWanted } from '../names/policies.ts';
import type { Examined } from '../results/result.ts';

/** What a user group gives and should not, or should give and does not. */
export interface GroupOffence {
  readonly permissionGroup: PermissionGroup;
  readonly scope: Scope;
  /** Null for what it does not give. */
  readonly holding: Holding | null;
  readonly what: string;
}

/** What was found of a user group. */
export interface GroupTally {
  readonly offences: readonly GroupOffence[];
  readonly gaps: readonly Gap[];
  /** Whether it is open what it gives, where no offence is certain. */
  readonly isOpen: boolean;
  readonly examined: Examined;
  readonly assumptions: readonly Assumption[];
}

/** `hands-out`: what a user group allows, by itself, is exactly this. */
export function judgeGivenByGroup(
  access: Access,
  userGroup: UserGroup,
  wanted: readonly PolicyWanted[],
): GroupTally {
  const { asked, principal } = accessOfGroup(access, userGroup);
  const { holdings, unreadable, gaps, assumptions } = whatCan(asked, principal);
  const allows = holdings.filter((one) => one.access !== 'deny');
  const given = new Map(
    allows.flatMap((one) => (one.effective === 'allowed' ? [[keyOf(one), one] as const] : [])),
  );
  const open = new Set(allows.flatMap((one) => (one.effective === 'unknown' ? [keyOf(one)] : [])));
  const wantedByKey = new Map(wanted.map((one) => [keyOf(one), one]));
  const more = [...given].filter(([key]) => !wantedByKey.has(key));
  const less = [...wantedByKey].filter(([key]) => !given.has(key) && !open.has(key));
  // What cannot be read may be what is wanted, and not there.
  const isHidden = unreadable.length > 0;
  const all: readonly PolicyWanted[] = [...allows, ...wanted];
  return {
    offences: [
      ...more.map(([, holding]) => ({ ...partsOf(holding), holding, what: 'gives what it should not' })),
      ...(isHidden ? [] : less).map(([, one]) => ({
        ...partsOf(one),
        holding: null,
        what: 'does not give what it should',
      })),
    ],
    gaps: mergeGaps([...unreadable, ...gaps]),
    isOpen: isHidden || open.size > 0,
    assumptions,
    examined: {
      principals: 0,
      resources: new Set(all.map(({ scope }) => scopeIdentity(scope))).size,
      permissions: new Set(all.map(({ permissionGroup }) => permissionGroup.key)).size,
    },
  };
}

function partsOf({ permissionGroup, scope }: PolicyWanted): PolicyWanted {
  return { permissionGroup, scope };
}

function keyOf({ permissionGroup, scope }: PolicyWanted): string {
  return JSON.stringify([permissionGroup.key, scopeIdentity(scope)]);
}
