import type { Policy } from '@grantlens/snapshot';
import type { GroupTable } from './group-table.ts';
import { intList } from './ints.ts';
import type { PlaceTable } from './place-table.ts';
import type { PolicyParts } from './policy-parts.ts';

/** Where reasons are found: what every holder grants, policy by policy, and where. */
export interface ReasonTable {
  /** By holder, where the permission groups of its policies begin. */
  readonly starts: Int32Array;
  /** Each as a number in `groupTable`. */
  readonly groups: Int32Array;
  /** The policy of each, and its position in it. */
  readonly policyOf: Int32Array;
  readonly positions: Int32Array;
  /** By policy, where its resource groups begin. */
  readonly listStarts: Int32Array;
  /** Each as a number in `places`. */
  readonly lists: Int32Array;
  readonly policies: readonly Policy[];
  readonly groupTable: GroupTable;
  readonly places: PlaceTable;
}

/** Puts the policies of holders one behind the other. */
export function compileReasons(
  parts: readonly (readonly PolicyParts[])[],
  tables: Pick<ReasonTable, 'groupTable' | 'places'>,
): ReasonTable {
  const [starts, groups, policyOf, positions] = [intList(), intList(), intList(), intList()];
  const [listStarts, lists] = [intList(), intList()];
  const policies: Policy[] = [];
  for (const held of parts) {
    starts.push(groups.length());
    for (const part of held) {
      part.groups.forEach(({ number }, position) => {
        groups.push(number);
        policyOf.push(policies.length);
        positions.push(position);
      });
      listStarts.push(lists.length());
      for (const { number } of part.lists) lists.push(number);
      policies.push(part.policy);
    }
  }
  starts.push(groups.length());
  listStarts.push(lists.length());
  return {
    starts: starts.done(),
    groups: groups.done(),
    policyOf: policyOf.done(),
    positions: positions.done(),
    listStarts: listStarts.done(),
    lists: lists.done(),
    policies,
    ...tables,
  };
}
