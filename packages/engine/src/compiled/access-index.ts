import type { Account } from '@grantlens/snapshot';
import type { AskedPermission } from '../decision/permission.ts';
import { type Verdict, verdicts } from '../decision/verdict.ts';
import { type BearingHandle, openBearing } from './bearing.ts';
import { openCheck } from './check.ts';
import { summarise, type TableSummary } from './effective-table.ts';
import { openNames } from './names.ts';
import { bytesOf } from './size.ts';
import { compileTables } from './tables.ts';
import { openWhoCan, type WhoCanHandles } from './who-can.ts';

/**
 * The compiled index of an account: answers verdicts, not reasons. Names are turned into handles once (small integers,
 * good for this index only) because finding a string costs more than deciding.
 */
export interface AccessIndex {
  readonly account: Account;
  /** The handle of a principal by its key, which is its position in `account.principals`; -1 for an unknown key. */
  readonly principal: (key: string) => number;
  /** The handle of a permission; -1 for one that the account does not know. */
  readonly permission: (asked: AskedPermission) => number;
  /** The handle of a resource by its key; one that nobody names has the handle of anything of its type. */
  readonly resource: (key: string) => number;
  /** The verdict on three handles, as a position in `verdicts`. */
  readonly can: (principal: number, permission: number, resource: number) => number;
  /**
   * The verdicts of many questions, three handles each one behind the other. Writes into `out` where it is given.
   */
  readonly canMany: (questions: Int32Array, out?: Uint8Array) => Uint8Array;
  /** The verdict on names: a principal's key, an atomic permission or a permission group's key, a resource's key. */
  readonly check: (principal: string, permission: string, resource: string) => Verdict;
  /** The grants that the verdict is made of. */
  readonly bearing: (principal: number, permission: number, resource: number) => readonly BearingHandle[];
  /** The active principals who can, and those for whom it is unknown. */
  readonly whoCan: (permission: number, resource: number) => WhoCanHandles;
  /** Walks the whole effective table. */
  readonly table: () => TableSummary;
  /** What the arrays of the index take, in bytes. */
  readonly byteLength: () => number;
}

/** Compiles an account into an index. */
export function compileIndex(account: Account): AccessIndex {
  const tables = compileTables(account);
  const { universe, resources, membership } = tables;
  const { classOf } = membership;
  const principals = openNames(account.principals.map(({ key }, at) => [key, at]));
  const permissions = openNames([...universe.bitOfGroup, ...universe.bitOf]);
  const check = openCheck(tables);
  const { verdict } = check;
  const bearingOn = openBearing(tables, check);
  const whoCan = openWhoCan(tables, check);

  return {
    account,
    principal: (key) => principals.find(key) ?? -1,
    permission: (asked) =>
      (asked.kind === 'atomic' ? universe.bitOf.get(asked.name) : universe.bitOfGroup.get(asked.group.key)) ??
      -1,
    resource: resources.find,
    can: (principal, permission, resource) => verdict(classOf[principal]!, permission, resource),
    canMany: (questions, out = new Uint8Array(questions.length / 3)) => {
      for (let at = 0, to = 0; at < questions.length; at += 3, to += 1)
        out[to] = verdict(classOf[questions[at]!]!, questions[at + 1]!, questions[at + 2]!);
      return out;
    },
    check: (principal, permission, resource) => {
      const who = principals.find(principal);
      const what = permissions.find(permission);
      if (who === undefined) throw new RangeError(`the index knows no principal "${principal}"`);
      if (what === undefined) throw new RangeError(`the index knows no permission "${permission}"`);
      return verdicts[verdict(classOf[who]!, what, resources.find(resource))]!;
    },
    bearing: (principal, permission, resource) => bearingOn(classOf[principal]!, permission, resource),
    whoCan,
    table: () => summarise(tables),
    byteLength: () => bytesOf(tables),
  };
}
