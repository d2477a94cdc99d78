import type { Principal } from '@grantlens/snapshot';
import { addTo, lookupIn, wholeAccount } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { distinctCauses } from '../changes/cause.ts';
import type { Change, DiffAnswer } from './diff.ts';

/** A change as an answer says it. */
export interface SaidChange extends Omit<Change, 'before'> {
  /** Null of a row about everything that can no longer be known: some of it was held, and some was not. */
  readonly before: Change['before'] | null;
}

/**
 * The changes of an answer, with one row for each principal of whom nothing can be known any more: policies of which
 * nothing is seen make every permission `unknown`, and a row for each would hide those of what is certain.
 */
export function saidChanges({
  before,
  after,
  changes,
}: Pick<DiffAnswer, 'before' | 'after' | 'changes'>): readonly SaidChange[] {
  const clouded = new Map<Principal, boolean>();
  const isClouded = (principal: Principal): boolean => {
    const known = clouded.get(principal) ?? hasNewUnseen(principal, before, after);
    clouded.set(principal, known);
    return known;
  };
  const isFolded = ({ after: is, principal }: Change) => is === 'unknown' && isClouded(principal);
  const folded = new Map<Principal, Change[]>();
  for (const change of changes) if (isFolded(change)) addTo(folded, change.principal, change);
  return changes.flatMap((change): readonly SaidChange[] => {
    if (!isFolded(change)) return [change];
    const rows = folded.get(change.principal) ?? [];
    return change === rows.at(-1) ? [openRow(change, rows, after)] : [];
  });
}

function openRow(first: Change, rows: readonly Change[], { account }: Access): SaidChange {
  return {
    ...first,
    permissionGroup: null,
    permission: null,
    scope: wholeAccount(account.id),
    except: [],
    before: null,
    cause: distinctCauses(rows.flatMap(({ cause }) => cause)),
  };
}

/** Whether a principal has policies of which nothing is seen, and had none. */
function hasNewUnseen(principal: Principal, before: Access, after: Access): boolean {
  if (!hasUnseen(principal, after)) return false;
  const was = lookupIn(before.account).principal(principal.key);
  return was === undefined || !hasUnseen(was, before);
}

function hasUnseen(principal: Principal, { waysOf }: Access): boolean {
  return waysOf(principal).some(({ policy }) => policy.kind === 'unseen');
}
