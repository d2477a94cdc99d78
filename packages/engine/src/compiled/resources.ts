import { type Account, accountKey } from '@grantlens/snapshot';
import { canonicalKey, isOfAnotherAccount, parseKey, resourceTypes } from '@grantlens/snapshot/internal';
import { isOneKey, unknownResource } from '../words/unknown-name.ts';
import { type NameTable, openNames } from './names.ts';

/** The first two slots; every further type gets its own. */
export const slots = { account: 0, zone: 1 } as const;

/**
 * Resources as integers. 0 is the account, then come the zones and whatever else a scope names. A type has a slot, for
 * what grants say of everything of that type; the last but one slot is for types that nothing names. `named + slot`
 * is the number of "anything of that slot which nobody names".
 *
 * With the zones a and b, and a policy on the Worker w: the account is 0, a is 1, b is 2, w is 3, and `named` is 4. The
 * slots are 0 for the account, 1 for zones, 2 for Workers, 3 for all other types and 4 for other accounts. Any Worker but
 * w is 4 + 2 = 6: what policies say of every Worker holds for it, and nothing else.
 */
export interface ResourceTable {
  readonly named: number;
  readonly slotCount: number;
  /** The last slot: things of another account, of which nothing is said (S5). */
  readonly foreignSlot: number;
  /** The slot of every resource, those that nobody names included. */
  readonly slotOf: Int32Array;
  /**
   * The number of a resource by its key: its own, or that of anything of its type.
   *
   * @throws GrantlensError `resource-unknown` where nobody names it and it is not spelled as a key
   */
  readonly find: (key: string) => number;
  /** The zones that the account lists are the numbers 1 to this. */
  readonly zoneCount: number;
}

/** Names resources while an index is built. */
export interface ResourceNames {
  readonly number: (identity: string, type: string) => number;
  readonly slot: (type: string) => number;
  readonly close: () => ResourceTable;
}

/** Begins with the account and its zones. */
export function openResources(account: Account): ResourceNames {
  const numbers = openNames([[accountKey(account.id), 0]]);
  const slotOf: number[] = [slots.account];
  const slotOfType = new Map<string, number>([
    [resourceTypes.account, slots.account],
    [resourceTypes.zone, slots.zone],
  ]);
  const slot = (type: string): number => {
    const known = slotOfType.get(type);
    if (known !== undefined) return known;
    slotOfType.set(type, slotOfType.size);
    return slotOfType.size - 1;
  };
  const number = (identity: string, type: string): number => {
    const known = numbers.find(identity);
    if (known !== undefined) return known;
    numbers.add(identity, slotOf.length);
    slotOf.push(slot(type));
    return slotOf.length - 1;
  };
  for (const { key } of account.zones) number(key, resourceTypes.zone);
  const zoneCount = slotOf.length - 1;
  return {
    number,
    slot,
    close: () => {
      const named = slotOf.length;
      const slotCount = slotOfType.size + 2;
      const foreignSlot = slotCount - 1;
      const all = Int32Array.from([...slotOf, ...Array.from({ length: slotCount }, (_, at) => at)]);
      const unnamed = (type: string): number => named + (slotOfType.get(type) ?? slotOfType.size);
      return {
        named,
        slotCount,
        foreignSlot,
        slotOf: all,
        find: (key) => {
          const known = numbers.find(key);
          if (known !== undefined) return known;
          if (!isOneKey(key)) throw unknownResource(key, account);
          return isOfAnotherAccount(key, account.id)
            ? named + foreignSlot
            : findSpelling(key, numbers, unnamed);
        },
        zoneCount,
      };
    },
  };
}

/** Finds a resource by another spelling of its key; where nobody names it, what is said of its type holds for it. */
function findSpelling(key: string, numbers: NameTable, unnamed: (type: string) => number): number {
  const parsed = parseKey(key);
  return numbers.find(canonicalKey(parsed)) ?? unnamed(parsed.type);
}
