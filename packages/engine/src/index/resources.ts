import { type Account, accountKey, canonicalKey, parseKey, resourceTypes } from '@grantlens/snapshot';

/** The first two slots; every further type gets its own. */
export const slots = { account: 0, zone: 1 } as const;

/**
 * Resources as integers. 0 is the account, then come the zones and whatever else a scope names. A type has a slot, for
 * what grants say of everything of that type; the last slot is for types that nothing names. `named + slot` is the
 * number of "anything of that type which nobody names".
 */
export interface ResourceTable {
  readonly named: number;
  readonly slotCount: number;
  /** The slot of every resource, those that nobody names included. */
  readonly slotOf: Int32Array;
  readonly numbers: ReadonlyMap<string, number>;
  readonly slotOfType: ReadonlyMap<string, number>;
  /** By number. */
  readonly identities: readonly string[];
  /** The zones that the account lists, by number. */
  readonly zones: Int32Array;
}

/** Names resources while an index is built. */
export interface ResourceNames {
  readonly number: (identity: string, type: string) => number;
  readonly slot: (type: string) => number;
  readonly close: () => ResourceTable;
}

/** Begins with the account and its zones. */
export function openResources(account: Account): ResourceNames {
  const identities = [accountKey(account.id)];
  const numbers = new Map([[identities[0] ?? '', 0]]);
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
    const known = numbers.get(identity);
    if (known !== undefined) return known;
    numbers.set(identity, identities.length);
    identities.push(identity);
    slotOf.push(slot(type));
    return identities.length - 1;
  };
  const zones = Int32Array.from(new Set(account.zones.map(({ key }) => number(key, resourceTypes.zone))));
  return {
    number,
    slot,
    close: () => {
      const slotCount = slotOfType.size + 1;
      const all = Int32Array.from([...slotOf, ...Array.from({ length: slotCount }, (_, at) => at)]);
      return { named: identities.length, slotCount, slotOf: all, numbers, slotOfType, identities, zones };
    },
  };
}

/** The number of a resource by its key: its own, or that of anything of its type. */
export function numberOf(key: string, table: ResourceTable): number {
  const known = table.numbers.get(key);
  if (known !== undefined) return known;
  const parsed = parseKey(key);
  return (
    table.numbers.get(canonicalKey(parsed)) ??
    table.named + (table.slotOfType.get(parsed.type) ?? table.slotCount - 1)
  );
}
