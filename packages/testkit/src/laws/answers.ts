import type { Snapshot } from '@grantlens/snapshot';
import { accounts } from '../arbitraries/account.ts';
import { anyAccount } from '../arbitraries/any-account.ts';
import { rewritten } from '../edits/snapshots.ts';
import type { Implementation, Lacking } from '../implementation.ts';
import { openOracle } from '../oracle.ts';
import { groupIds, permissionsToAsk, questionsFor, resourcesToAsk } from '../questions.ts';
import { hold, type Law } from './law.ts';

// Laws about more than `can`: lists of who and what, and the evidence.

/** Law 2: who-can and what-can list exactly what can answers. */
export const questionsAgree: Law<'can' | 'whoCan' | 'whatCan'> = {
  says: 'who-can and what-can list exactly what can answers',
  accounts: anyAccount,
  holds: (open, snapshot, turn) => {
    const { can, whoCan, whatCan } = open(snapshot);
    const questions = questionsFor(snapshot, { turn });
    for (const question of questions) {
      const verdict = can(question);
      const { allowed, unknown } = whoCan(question.permission, question.resource);
      const said = [allowed, unknown].map((names) => names.includes(question.principal));
      const seen = `${verdict}, and who-can says otherwise`;
      hold('who-can', snapshot, said[0] === (verdict === 'allowed'), question, seen);
      hold('who-can', snapshot, said[1] === (verdict === 'unknown'), question, seen);
    }
    for (const principal of new Set(questions.map((question) => question.principal))) {
      const rows = whatCan(principal);
      for (const resource of new Set(questions.map((question) => question.resource)))
        for (const { permission } of rows.filter(({ reaches }) => reaches(resource))) {
          const question = { principal, permission, resource };
          hold('what-can', snapshot, can(question) === 'allowed', question, 'in what-can, and not allowed');
        }
      for (const question of questions.filter((one) => one.principal === principal)) {
        const isSomehow = rows.some(({ reaches }) => reaches(question.resource));
        const isSaid = can(question) !== 'allowed' || isSomehow;
        hold('what-can', snapshot, isSaid, question, 'allowed, and not in what-can');
      }
    }
  },
};

/**
 * What any answer shows as allowed without exception, `can` allows for every permission the group is known to
 * contain.
 */
export const shownIsAllowed: Law<'principals' | 'can' | 'whoCan' | 'whatCan'> = {
  says: 'what is shown as allowed without exception is allowed for everything the permission group contains',
  accounts: anyAccount,
  holds: (open, snapshot, turn) => {
    const implementation = open(snapshot);
    const resources = resourcesToAsk(snapshot, turn, 12);
    const contained = containedIn(snapshot, turn);
    for (const principal of implementation.principals) {
      const rows = implementation.whatCan(principal);
      for (const { permission: group, reaches, lacks = [] } of rows)
        for (const resource of resources.filter(reaches))
          holdsAll(snapshot, implementation, { principal, group, resource, lacks, names: contained(group) });
    }
    for (const group of groupIds(snapshot))
      for (const resource of resources) {
        const { allowed, lacks } = implementation.whoCan(group, resource);
        for (const principal of allowed)
          holdsAll(snapshot, implementation, {
            ...{ principal, group, resource, names: contained(group) },
            lacks: lacks?.(principal) ?? [],
          });
      }
  },
};

/** The permissions worth asking that a permission group is known to contain. */
function containedIn(snapshot: Snapshot, turn: number): (group: string) => readonly string[] {
  const { contains } = openOracle(snapshot);
  const names = permissionsToAsk(snapshot, turn).filter((name) => name.includes(':'));
  return (group) => names.filter((name) => contains(group, name));
}

/** Something shown: a group that somebody is allowed on a resource, but for what is said to be lacking. */
interface Shown {
  readonly principal: string;
  readonly group: string;
  readonly resource: string;
  readonly lacks: readonly Lacking[];
  readonly names: readonly string[];
}

function holdsAll(snapshot: Snapshot, { can }: Pick<Implementation, 'can'>, shown: Shown): void {
  const { principal, group, resource, lacks, names } = shown;
  for (const permission of names) {
    const said = lacks.find((one) => one.permissions.includes(permission) && one.reaches(resource));
    const [question, expected] = [{ principal, permission, resource }, said?.verdict ?? 'allowed'];
    const verdict = can(question);
    hold(
      'shown',
      snapshot,
      verdict === expected,
      question,
      `${verdict}, and ${group} is shown as ${expected}`,
    );
  }
}

/** While an invitation is open or a token disabled, nobody can yet: who-can lists the active (S13). */
export const onlyTheActiveCanNow: Law<'whoCanNow'> = {
  says: 'who has not accepted, and a token that is disabled, is not among those who can now',
  accounts: accounts(),
  holds: (open, snapshot, turn) => {
    const waiting = rewritten(snapshot, 'members', (one) => ({ ...one, status: 'pending' }));
    const nobody = rewritten(waiting, 'accountTokens', (one) => ({ ...one, status: 'disabled' }));
    const { whoCanNow } = open(nobody);
    for (const question of questionsFor(nobody, { turn })) {
      const listed = whoCanNow(question.permission, question.resource);
      const [first = question.principal] = listed;
      hold(
        'who can now',
        nobody,
        listed.length === 0,
        { ...question, principal: first },
        'listed, and not active',
      );
    }
  },
};

/**
 * Law 8: the cited grants alone give the same verdict, and without them it is another; every minimal set suffices, no
 * part of one does, and what is in none does not (S15).
 */
export const evidenceReplays: Law<'can' | 'evidence'> = {
  says: 'the cited grants alone give the same verdict, without them it is another, and no set has one too many',
  accounts: anyAccount,
  holds: (open, snapshot, turn) => {
    const { can, evidence } = open(snapshot);
    for (const question of questionsFor(snapshot, { turn })) {
      const verdict = can(question);
      if (verdict === 'not-granted') continue;
      const { sets, grants, replay } = evidence(question);
      const says = (isTrue: boolean, words: string) =>
        hold('evidence', snapshot, isTrue, question, `${verdict}, ${words}`);
      says(replay((id) => grants.includes(id)) === verdict, 'but not by the cited grants');
      says(replay((id) => !grants.includes(id)) !== verdict, 'also without the cited grants');
      if (verdict === 'unknown') continue;
      says(replay((id) => !sets.flat().includes(id)) !== verdict, 'also by grants in no set');
      for (const set of sets) {
        says(replay((id) => set.includes(id)) === verdict, 'but not by one of its sets');
        for (const left of set)
          says(replay((id) => id !== left && set.includes(id)) !== verdict, 'by less than one of its sets');
      }
    }
  },
};
