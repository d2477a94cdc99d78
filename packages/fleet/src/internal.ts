// What the other packages of grantlens share. It is not a public interface: it may change with any release.

export type { Gathering, LeftOut } from './moments/gather-fleet.ts';
export { inOrder } from './moments/in-order.ts';
export type { BrokenFile, Looked, Moment, MomentAccount } from './moments/moment.ts';
export { isSnapshotName } from './moments/snapshot-name.ts';
export { joinFleets, type Pair, type Pairs, pairFleets } from './pairs/pair-fleets.ts';
export {
  type MatchedBy,
  matchedBy,
  type People,
  type Person,
  type PersonSeen,
  peopleAcross,
} from './people/people-across.ts';
export {
  type PrivilegedHolder,
  type PrivilegeHeld,
  privilegedAcross,
} from './privileged/privileged-across.ts';
export { inTurn, type Turns } from './turns/in-turn.ts';
