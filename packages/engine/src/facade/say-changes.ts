import { type Account, GrantlensError } from '@grantlens/snapshot';
import { permissionGroupName } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { causeWords } from '../explain/causes.ts';
import { type DiffAnswer, diff } from '../questions/diff.ts';
import { type SaidChange, saidChanges } from '../questions/said-changes.ts';
import type { ConditionChange, StandingChange } from '../questions/standing-changes.ts';
import { whatIf } from '../questions/what-if.ts';
import { readEdits } from '../resolve/edit.ts';
import { printable } from '../words/printable.ts';
import { limitWords } from '../words/standing-words.ts';
import { principalWords, scopeWords } from '../words/words.ts';
import type { ChangeSaid, Complete } from './answers.ts';
import { completeness } from './say-lists.ts';

/** What changed, and what that leaves open. */
export type ChangesSaid = Complete & { readonly changes: readonly ChangeSaid[] };

/** Says what edits would change. */
export function sayWhatIf(access: Access, sentences: readonly string[]): ChangesSaid {
  return saidOf(whatIf(access, readEdits(sentences, access.account)), access.account);
}

/** Says what changed from one account to a later state of it. */
export function sayDiff(before: Access, after: Access): ChangesSaid {
  const [was, is] = [before.account.id, after.account.id];
  if (was !== is)
    throw new GrantlensError(
      'accounts-differ',
      `the first snapshot is of the account ${was} and the second of ${is}`,
    );
  return saidOf(diff(before, after), after.account);
}

function saidOf(found: DiffAnswer, account: Account): ChangesSaid {
  const { standings, conditions, ...answer } = found;
  return {
    changes: [
      ...standings.map(standingSaid),
      ...conditions.map(conditionSaid),
      ...saidChanges(found).map((change) => changeSaid(change, account)),
    ],
    ...completeness(answer),
  };
}

function standingSaid({ principal, before, after, cause }: StandingChange): ChangeSaid {
  return {
    who: principalWords(principal),
    what: 'standing',
    scope: '',
    except: [],
    before: before ?? 'absent',
    after: after ?? 'absent',
    cause: cause.map(causeWords),
  };
}

function conditionSaid({ principal, condition, before, after, cause }: ConditionChange): ChangeSaid {
  return {
    who: principalWords(principal),
    what: 'condition',
    scope: '',
    except: [],
    before: limitWords(condition, before),
    after: limitWords(condition, after),
    cause: cause.map(causeWords),
  };
}

function changeSaid(change: SaidChange, account: Account): ChangeSaid {
  const { principal, scope, except, before, after, cause } = change;
  return {
    who: principalWords(principal),
    what: whatOf(change),
    scope: scopeWords(scope, account),
    except: except.map((one) => scopeWords(one, account)),
    before: before ?? 'some of it',
    after,
    cause: cause.map(causeWords),
  };
}

function whatOf({ permission, permissionGroup: group, before }: SaidChange): string {
  if (before === null) return 'any permission';
  const name = group === null ? 'a permission group that was not seen' : permissionGroupName(group);
  if (permission === null) return printable(name);
  if (permission.kind === 'atomic') return permission.name;
  return printable(`other permissions of ${name}`);
}
