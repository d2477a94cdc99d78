import type { Token } from '@grantlens/snapshot';
import { isWithin, knownTime, readTime } from '@grantlens/snapshot/internal';
import type { Condition } from '../decision/conditions.ts';
import type { ChangedCondition, HowChanged } from './cause.ts';

/** A condition of a token that is not what it was. */
export interface ConditionDifference extends ChangedCondition {
  /** Null where there was no such condition. */
  readonly before: Condition | null;
  /** Null where there is no such condition any more. */
  readonly after: Condition | null;
}

/** A token as one of two snapshots shows it, and when that was taken. */
export interface TokenSeen {
  readonly token: Token;
  readonly takenAt: string;
}

/** Which conditions of a token differ. That a date has passed by now is no difference. */
export function conditionDifferences(was: TokenSeen, is: TokenSeen): readonly ConditionDifference[] {
  return [...addressDifference(was.token, is.token), ...startDifference(was, is), ...endDifference(was, is)];
}

function addressDifference(
  { ipCondition: was }: Token,
  { ipCondition: is }: Token,
): readonly ConditionDifference[] {
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  const [isWider, isNarrower] = [isWithin(was, is), isWithin(is, was)];
  // Other words for the same addresses.
  if (isWider === true && isNarrower === true) return [];
  const how = isWider === true ? 'loosened' : isNarrower === true ? 'tightened' : 'changed';
  return [{ condition: 'addresses', how, before: addressesOf(was), after: addressesOf(is) }];
}

function addressesOf(condition: Token['ipCondition']): Condition | null {
  switch (condition.kind) {
    case 'anywhere':
      return null;
    case 'unreadable':
      return { kind: 'unreadable' };
    case 'ranges':
      return { kind: 'addresses', in: condition.in, notIn: condition.notIn };
  }
}

/** A beginning that has passed keeps nobody from anything: it counts as none. */
function startDifference(was: TokenSeen, is: TokenSeen): readonly ConditionDifference[] {
  const [then, now] = [was.token.notBefore, is.token.notBefore];
  if (isSameTime(then, now)) return [];
  const startOf = (text: string | null, takenAt: string): number | null => {
    const moment = text === null ? Number.NEGATIVE_INFINITY : readTime(text);
    return moment !== null && moment <= knownTime(takenAt) ? Number.NEGATIVE_INFINITY : moment;
  };
  const how = compared(startOf(now, is.takenAt), startOf(then, was.takenAt));
  if (how === null) return [];
  return [{ condition: 'from', how, before: dateOf('from', then), after: dateOf('from', now) }];
}

function endDifference(was: TokenSeen, is: TokenSeen): readonly ConditionDifference[] {
  const [then, now] = [was.token.expiresOn, is.token.expiresOn];
  if (isSameTime(then, now)) return [];
  const endOf = (text: string | null) => (text === null ? Number.POSITIVE_INFINITY : readTime(text));
  const how = compared(endOf(then), endOf(now));
  if (how === null) return [];
  return [{ condition: 'until', how, before: dateOf('until', then), after: dateOf('until', now) }];
}

function isSameTime(a: string | null, b: string | null): boolean {
  if (a === b) return true;
  const [moment, other] = [readTime(a), readTime(b)];
  return moment !== null && moment === other;
}

/** Of two moments, one of which may not be readable, whether the first leaves less time than the second. */
function compared(less: number | null, more: number | null): HowChanged | null {
  if (less === null || more === null) return 'changed';
  if (less === more) return null;
  return less < more ? 'loosened' : 'tightened';
}

function dateOf(kind: 'from' | 'until', at: string | null): Condition | null {
  return at === null ? null : readTime(at) === null ? { kind: 'unreadable' } : { kind, at };
}
