import type { HolderTable } from './holders.ts';
import type { Membership } from './membership.ts';
import { slots } from './resources.ts';
import type { StateTable } from './states.ts';
import { saidBits } from './verdict-of-bits.ts';

/**
 * What an access class (the principals of the same holders) may do, summed up in records that answer most questions by
 * themselves. Not interned: nearly every class has one of its own.
 */
export interface ClassTable {
  /**
   * Four words per class and block of 32 permissions, so that a record never spans two lines of the
   * processor's cache. For a zone that nobody names (see `ResourceTable`): certainly allowed (or, where nothing
   * is possibly allowed, certainly denied), possibly allowed, possibly denied; and whether what is said on a
   * named zone could make the verdict another, or is all there is.
   */
  readonly onZones: Uint32Array;
  /** Two words per class and block: the low and the high bit of the verdict on the account. */
  readonly onAccount: Uint32Array;
}

/** Words per block of `onZones`, and of `onAccount`. */
export const recordSize = { zones: 4, account: 2 } as const;

/** Sums up the access classes. */
export function compileClasses({ holders }: Membership, table: HolderTable, states: StateTable): ClassTable {
  const count = holders.starts.length - 1;
  const width = states.blocks * 4;
  const onZones = new Uint32Array(count * states.blocks * recordSize.zones);
  const onAccount = new Uint32Array(count * states.blocks * recordSize.account);
  const ofNamed = new Uint32Array((table.listStarts.length - 1) * width);
  for (let holder = 0; holder + 1 < table.listStarts.length; holder += 1)
    for (let list = table.listStarts[holder]!; list < table.listStarts[holder + 1]!; list += 1)
      states.addTo(ofNamed, holder * width, table.stateOf[list]!);

  const account = new Uint32Array(width);
  const wide = new Uint32Array(width);
  const named = new Uint32Array(width);
  for (let one = 0; one < count; one += 1) {
    account.fill(0);
    wide.fill(0);
    named.fill(0);
    for (let at = holders.starts[one]!; at < holders.starts[one + 1]!; at += 1) {
      const holder = holders.values[at]!;
      const { slotCount } = table.resources;
      states.addTo(account, 0, table.bySlot[holder * slotCount + slots.account]!);
      states.addTo(wide, 0, table.bySlot[holder * slotCount + slots.zone]!);
      for (let word = 0; word < width; word += 1) named[word]! |= ofNamed[holder * width + word]!;
    }
    for (let block = 0; block < states.blocks; block += 1) {
      writeVerdict(onAccount, (one * states.blocks + block) * recordSize.account, account, block);
      writeZones(onZones, (one * states.blocks + block) * recordSize.zones, wide, named, block);
    }
  }
  return { onZones, onAccount };
}

/** What a record says of a zone that nobody names, as the bits of `saidBits`; a sure deny comes alone. */
export function saidOnZones(records: Uint32Array, at: number, bit: number): number {
  const sure = (records[at]! >>> bit) & 1;
  const mayAllow = (records[at + 1]! >>> bit) & 1;
  const mayDeny = (records[at + 2]! >>> bit) & 1;
  return sure > mayAllow ? saidBits.deny : sure | (mayAllow << 2) | (mayDeny << 3);
}

/**
 * The verdicts of a block of permissions, as positions in `verdicts`: allowed 0, denied 1, not-granted 2,
 * unknown 3.
 */
function writeVerdict(records: Uint32Array, to: number, row: Uint32Array, block: number): void {
  const at = block * 4;
  const deny = row[at + 1]!;
  const allowed = row[at]! & ~row[at + 3]!;
  const unknown = row[at + 2]! & ~deny & ~allowed;
  const notGranted = ~deny & ~allowed & ~unknown;
  records[to] = deny | unknown;
  records[to + 1] = notGranted | unknown;
}

function writeZones(
  records: Uint32Array,
  to: number,
  wide: Uint32Array,
  named: Uint32Array,
  block: number,
): void {
  const at = block * 4;
  const allow = wide[at]!;
  const deny = wide[at + 1]!;
  const mayAllow = wide[at + 2]!;
  const mayDeny = wide[at + 3]!;
  const allowed = allow & ~mayDeny;
  const unknown = mayAllow & ~deny & ~allowed;
  const notGranted = ~deny & ~allowed & ~unknown;
  // What is sure is also possible: "allowed, and not possibly" is free to mean a deny, beside which nothing
  // else counts.
  records[to] = allow | deny;
  records[to + 1] = mayAllow & ~deny;
  records[to + 2] = mayDeny;
  // A sure deny stays whatever else is said; the others each wait for what could turn them.
  records[to + 3] =
    (allowed & named[at + 3]!) |
    (unknown & (named[at + 1]! | (named[at]! & ~mayDeny))) |
    (notGranted & (named[at + 2]! | named[at + 3]!));
}
