import type {
  Account,
  AtomicPermission,
  PermissionGroup,
  PrincipalKey,
  ResourceKey,
} from '@grantlens/snapshot';
import type { AskedPermission } from '../decision/permission.ts';
import { type Verdict, verdicts } from '../decision/verdict.ts';
import { unknownPermission, unknownPrincipal } from '../words/unknown-name.ts';
import { type BearingHandle, openBearing } from './bearing-handles.ts';
import { openCheck } from './check.ts';
import { summarise, type TableSummary } from './effective-table.ts';
import { openHandleCheck } from './handle-check.ts';
import { openNames } from './names.ts';
import { bytesOf } from './size.ts';
import { compileTables } from './tables.ts';
import { openWhoCan, type WhoCanHandles } from './who-can.ts';

/**
 * The compiled index of an account: answers verdicts, not reasons. Names are turned into handles once (small
 * integers, good for this index only) because finding a string costs more than deciding. A name that the
 * account does not know, and a handle that the index did not give, are refused with a GrantlensError:
 * `not-granted` is an answer, not a typo.
 */
export interface AccessIndex {
  readonly account: Account;
  /** The handle of a principal by its key, which is its position in `account.principals`. */
  readonly principal: (key: PrincipalKey) => number;
  /** The handle of a permission. */
  readonly permission: (asked: AskedPermission) => number;
  /** The handle of a resource by its key; one that nobody names has the handle of anything of its type. */
  readonly resource: (key: ResourceKey) => number;
  /** The verdict on three handles, as a position in `verdicts`. */
  readonly can: (principal: number, permission: number, resource: number) => number;
  /**
   * The verdicts of many questions, three handles each one behind the other. Writes into `out` where it is given.
   */
  readonly canMany: (questions: Int32Array, out?: Uint8Array) => Uint8Array;
  /** The verdict on names: a principal's key, an atomic permission or a permission group's key, a resource's key. */
  readonly check: (
    principal: PrincipalKey,
    permission: AtomicPermission | PermissionGroup['key'],
    resource: ResourceKey,
  ) => Verdict;
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
  const bearingOn = openBearing(tables, check);
  const whoCan = openWhoCan(tables, check);
  const checkHandle = openHandleCheck(tables);
  const principal = (key: PrincipalKey): number => {
    const found = principals.find(key);
    if (found === undefined) throw unknownPrincipal(key, account);
    return found;
  };
  const permission = (name: AtomicPermission | PermissionGroup['key']): number => {
    const found = permissions.find(name);
    if (found === undefined) throw unknownPermission(name, account);
    return found;
  };
  const can = (who: number, what: number, where: number): number => {
    checkHandle.principal(who);
    checkHandle.permission(what);
    checkHandle.resource(where);
    return check.verdict(classOf[who]!, what, where);
  };

  return {
    account,
    principal,
    permission: (asked) => permission(asked.kind === 'atomic' ? asked.name : asked.group.key),
    resource: resources.find,
    can,
    canMany: (questions, out = new Uint8Array(questions.length / 3)) => {
      for (let at = 0, to = 0; at < questions.length; at += 3, to += 1)
        out[to] = can(questions[at]!, questions[at + 1]!, questions[at + 2]!);
      return out;
    },
    check: (who, what, where) =>
      verdicts[check.verdict(classOf[principal(who)]!, permission(what), resources.find(where))]!,
    bearing: (who, what, where) => {
      checkHandle.principal(who);
      checkHandle.permission(what);
      checkHandle.resource(where);
      return bearingOn(classOf[who]!, what, where);
    },
    whoCan: (what, where) => {
      checkHandle.permission(what);
      checkHandle.resource(where);
      return whoCan(what, where);
    },
    table: () => summarise(tables),
    byteLength: () => bytesOf(tables),
  };
}
