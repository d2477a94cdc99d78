import type { Account, Effect, PermissionGroup, Policy } from '@grantlens/snapshot';
import { type PermissionGroupKey, resourceTypes } from '@grantlens/snapshot/internal';
import { openContents } from '../permissions/contents.ts';
import type { Universe } from '../permissions/universe.ts';
import type { ResourceNames } from './resources.ts';
import type { StateTable } from './states.ts';

/** A permission group as a policy grants it: what the index needs to know of it. */
export interface GroupState {
  /** Its position among all that are granted. */
  readonly number: number;
  readonly types: ReadonlySet<string> | null;
  /** The slots of its types. */
  readonly slots: readonly number[];
  /** Of the group where it counts as it is, and where it is in doubt. */
  readonly sure: number;
  readonly doubtful: number;
}

/** What permission groups give as policies grant them, as states. */
export interface GroupStateBook {
  readonly of: (policy: Policy) => readonly GroupState[];
  /** All that were asked for so far. */
  readonly all: readonly GroupState[];
}

/** Opens the states of permission groups under each effect; each is worked out once. */
export function openGroupStates(
  account: Account,
  universe: Universe,
  names: ResourceNames,
  states: StateTable,
): GroupStateBook {
  const contentsOf = openContents(universe);
  const known = new Map<PermissionGroupKey | null, Map<string, GroupState>>();
  const all: GroupState[] = [];
  const stateOf = (key: PermissionGroupKey | null, how: `${Effect}${'' | '?'}`): GroupState => {
    const ofGroup = known.get(key) ?? new Map<string, GroupState>();
    known.set(key, ofGroup);
    let one = ofGroup.get(how);
    if (one === undefined) {
      const group = key === null ? null : (account.permissionGroups.get(key) ?? null);
      one = read(group, how);
      ofGroup.set(how, one);
      all.push(one);
    }
    return one;
  };
  const read = (group: PermissionGroup | null, how: `${Effect}${'' | '?'}`): GroupState => {
    const effect = how.replace('?', '') as Effect;
    const { sure, may } = contentsOf(group);
    const doubtful = states.intern(rowOf(effect, null, may));
    const types = group?.types ?? null;
    return {
      number: all.length,
      types,
      slots: [...(types ?? [])].map(names.slot),
      sure: how === 'allow' || how === 'deny' ? states.intern(rowOf(effect, sure, may)) : doubtful,
      doubtful,
    };
  };
  const of: GroupStateBook['of'] = ({ permissionGroups, effect, gaps }) =>
    permissionGroups.map(({ key, gaps: own }) =>
      stateOf(key, gaps.length > 0 || own.length > 0 ? `${effect}?` : effect),
    );
  return { of, all };
}

/** The row of one permission group's contents under an effect; without `sure`, all of it is only possible. */
function rowOf(effect: Effect, sure: Uint32Array | null, may: Uint32Array): Uint32Array {
  const row = new Uint32Array(may.length * 4);
  for (let block = 0; block < may.length; block += 1) {
    if (effect !== 'deny') row[block * 4 + 2] = may[block]!;
    if (effect !== 'allow') row[block * 4 + 3] = may[block]!;
    if (sure === null) continue;
    if (effect === 'allow') row[block * 4] = sure[block]!;
    if (effect === 'deny') row[block * 4 + 1] = sure[block]!;
  }
  return row;
}

/**
 * Whether a group acts on the account and everything in it wherever its scope is the whole account (S7). The
 * index has its own copy of this rule, in integers; `test/differential/index.test.ts` holds it to the rule.
 */
export function actsEverywhere({ types }: GroupState): boolean {
  return types === null || types.has(resourceTypes.account);
}

/** What the groups of a policy say together on resources of one type that it names (S7: of another type, possibly). */
export function stateOnType(
  groups: readonly GroupState[],
  type: string,
  isDoubtful: boolean,
  states: StateTable,
): number {
  let state = 0;
  for (const { types, sure, doubtful } of groups) {
    const isSure = !isDoubtful && (types === null || types.has(type));
    state = states.union(state, isSure ? sure : doubtful);
  }
  return state;
}
