import type { Account } from '@grantlens/snapshot';
import { type Universe, universeOf } from '../permissions/universe.ts';
import { type ClassTable, compileClasses } from './classes.ts';
import { compileHolders, type HolderTable } from './holders.ts';
import { ownersOf, type Turned, turned } from './ints.ts';
import { type Membership, membershipOf } from './membership.ts';
import { compileResourceHash, type ResourceHash } from './resource-hash.ts';
import type { ResourceTable } from './resources.ts';
import { openStates, type StateTable } from './states.ts';

/** Everything the index answers from. */
export interface IndexTables {
  readonly account: Account;
  readonly universe: Universe;
  readonly blocks: number;
  readonly states: StateTable;
  readonly words: Uint32Array;
  readonly resources: ResourceTable;
  readonly membership: Membership;
  readonly holders: HolderTable;
  readonly resourceHash: ResourceHash;
  readonly classes: ClassTable;
  /** By resource, the lists of holders that name it. */
  readonly naming: Turned;
  /** By list of a holder, that holder. */
  readonly holderOfList: Int32Array;
}

/** Compiles an account. */
export function compileTables(account: Account): IndexTables {
  const universe = universeOf([account]);
  const states = openStates(universe.blocks);
  const membership = membershipOf(account);
  const holders = compileHolders(membership.policies, account, universe, states);
  const classes = compileClasses(membership, holders, states);
  states.trim();
  return {
    account,
    universe,
    blocks: universe.blocks,
    states,
    words: states.words(),
    resources: holders.resources,
    membership,
    holders,
    resourceHash: compileResourceHash(holders),
    classes,
    naming: turned({ starts: holders.starts, values: holders.named }, holders.resources.named),
    holderOfList: ownersOf(holders.listStarts),
  };
}
