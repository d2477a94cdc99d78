import { type Account, GrantlensError, type Principal } from '@grantlens/snapshot';
import { remembered } from '@grantlens/snapshot/internal';
import type { Access } from '../../access/access.ts';
import type { Permission } from '../../decision/permission.ts';
import { relation } from '../../decision/relation.ts';
import { isOneResource, type Subject } from '../../decision/resource.ts';
import { preferred, type Verdict } from '../../decision/verdict.ts';
import { openByPlace } from '../../outcomes/by-place.ts';
import { resolvePermission } from '../../resolve/permission.ts';
import { resolveResource } from '../../resolve/resource.ts';

/** Takes what something costs, in the steps of a rule. */
export type Spend = (steps: number) => void;

/** Whether somebody can do something somewhere, both in the words of the command line; null where that is unknown. */
export type AskCan = (permission: string, resource: string, spend: Spend) => boolean | null;

/** Asks the engine for rules. */
export interface Asker {
  /** @throws GrantlensError `permission-unknown` */
  readonly permission: (text: string) => Permission;
  /** @throws GrantlensError `resource-unknown` */
  readonly resource: (text: string) => Subject;
  /** Asks about one principal; of many resources any will do. Throws where a word means nothing. */
  readonly canOf: (access: Access, principal: Principal) => AskCan;
}

/**
 * A rule may make up its words from what it reads, and so ask any number of questions: only the latest are
 * kept open.
 */
const mostOpen = 256;

/** Opens the asker of an account. */
export function openAsker(account: Account): Asker {
  const permission = (text: string) => resolvePermission(text, account);
  const resource = (text: string) => resolveResource(text, account);
  // Each name is compared with a few spellings of it.
  const lookUpCost = account.permissions.length + account.permissionGroups.size + 3 * account.zones.length;
  const open = new WeakMap<Access, Map<string, Question>>();
  const grantCounts = new WeakMap<Access, (principal: Principal) => number>();

  const grantsOf = (access: Access, principal: Principal): number => {
    const known = grantCounts.get(access) ?? remembered((one: Principal) => countGrants(access, one));
    grantCounts.set(access, known);
    return known(principal);
  };
  const questionOf = (access: Access, texts: readonly [string, string], spend: Spend): Question => {
    const all = open.get(access) ?? new Map<string, Question>();
    open.set(access, all);
    const key = JSON.stringify(texts);
    const known = all.get(key);
    if (known !== undefined) return known;
    spend(lookUpCost);
    const question = openedAt(access, texts, spend);
    const [oldest] = all.keys();
    if (all.size >= mostOpen && oldest !== undefined) all.delete(oldest);
    all.set(key, question);
    return question;
  };
  // To find what comes nearest to a name that means nothing takes far longer than to find a name.
  const openedAt = (access: Access, [what, where]: readonly [string, string], spend: Spend): Question => {
    try {
      return openQuestion(access, permission(what), resource(where));
    } catch (error) {
      if (isUnknownWord(error)) spend(16 * lookUpCost);
      throw error;
    }
  };
  return {
    permission,
    resource,
    canOf: (access, principal) => (what, where, spend) => {
      const { cost, verdictOf } = questionOf(access, [what, where], spend);
      spend(cost * (1 + grantsOf(access, principal)));
      const verdict = verdictOf(principal);
      return verdict === 'unknown' ? null : verdict === 'allowed';
    },
  };
}

/** A question ready to be asked of many. */
interface Question {
  /** Steps for each grant that is looked at. */
  readonly cost: number;
  readonly verdictOf: (principal: Principal) => Verdict;
}

function openQuestion(access: Access, permission: Permission, subject: Subject): Question {
  const times = permission.kind === 'any' ? permission.of.length : 1;
  if (isOneResource(subject)) {
    const decide = relation(access, permission, subject);
    return { cost: 4 * times, verdictOf: (principal) => decide(principal).verdict };
  }
  const { placesOf } = openByPlace(access, permission, subject);
  const counts = (zones: number) => subject.kind === 'anywhere' || zones > 0;
  return {
    cost: 32 * times,
    verdictOf: (principal) =>
      preferred(placesOf(principal).flatMap(({ ruling, zones }) => (counts(zones) ? [ruling.verdict] : []))),
  };
}

function countGrants({ waysOf, cellsOf }: Access, principal: Principal): number {
  return waysOf(principal).reduce((sum, { policy }) => sum + cellsOf(policy).length, 0);
}

/** Whether an error says that a word means nothing, or several things. */
export function isUnknownWord(error: unknown): error is GrantlensError {
  return (
    error instanceof GrantlensError &&
    (error.code === 'permission-unknown' || error.code === 'resource-unknown')
  );
}
