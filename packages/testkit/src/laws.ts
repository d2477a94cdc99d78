import type { Snapshot } from '@grantlens/snapshot';
import { accountKey, zoneKeys } from './arbitraries/names.ts';
import { questionsFor } from './arbitraries/questions.ts';
import { disordered, type Hiding, hidden, withoutAllows, withPolicy } from './edits.ts';
import type { Open, Question, Verdict } from './implementation.ts';

// Every law is an assertion: it throws a sentence with the question that breaks it, and says nothing where it holds.

function hold(law: string, isTrue: boolean, question: Question, seen: string): void {
  const { principal, permission, resource } = question;
  if (!isTrue) throw new Error(`${law}: ${principal} ${permission} on ${resource}: ${seen}`);
}

type Before = (before: Verdict, after: Verdict) => boolean;

/** Asks everything of two snapshots and holds each pair of verdicts to a rule; `of` leaves out all but one principal. */
function compare(
  law: string,
  open: Open<'can'>,
  pair: readonly [Snapshot, Snapshot],
  rule: Before,
  of?: string,
): void {
  const [before, after] = [open(pair[0]), open(pair[1])];
  for (const question of questionsFor(pair[0])) {
    if (of !== undefined && question.principal !== of) continue;
    const [was, is] = [before.can(question), after.can(question)];
    hold(law, rule(was, is), question, `${was} became ${is}`);
  }
}

/** Law 1: the order of lists and keys, and rows that are there twice, change no answer. */
export function orderDoesNotMatter(open: Open<'can'>, snapshot: Snapshot, seed: number): void {
  compare('order matters', open, [snapshot, disordered(snapshot, seed)], (was, is) => was === is);
}

/** Law 2: who-can and what-can list exactly what can answers. */
export function questionsAgree(open: Open<'can' | 'whoCan' | 'whatCan'>, snapshot: Snapshot): void {
  const { can, whoCan, whatCan } = open(snapshot);
  const questions = questionsFor(snapshot);
  for (const question of questions) {
    const verdict = can(question);
    const { allowed, unknown } = whoCan(question.permission, question.resource);
    const said = [allowed, unknown].map((names) => names.includes(question.principal));
    hold('who-can', said[0] === (verdict === 'allowed'), question, `${verdict}, and who-can says otherwise`);
    hold('who-can', said[1] === (verdict === 'unknown'), question, `${verdict}, and who-can says otherwise`);
  }
  for (const principal of new Set(questions.map((question) => question.principal))) {
    const rows = whatCan(principal);
    for (const resource of new Set(questions.map((question) => question.resource)))
      for (const { permission } of rows.filter(({ reaches }) => reaches(resource))) {
        const question = { principal, permission, resource };
        hold('what-can', can(question) === 'allowed', question, 'in what-can, and not allowed');
      }
    for (const question of questions.filter((one) => one.principal === principal)) {
      const isSomehow = rows.some(({ reaches }) => reaches(question.resource));
      hold('what-can', can(question) !== 'allowed' || isSomehow, question, 'allowed, and not in what-can');
    }
  }
}

const whole = (objects: readonly string[]) => ({
  scope: { key: accountKey, objects: objects.map((key) => ({ key })) },
});

/** A policy of one listed permission group on some things. */
function policyOf(
  access: 'allow' | 'deny',
  group: unknown,
  objects: readonly string[],
): Readonly<Record<string, unknown>> {
  return { access, permission_groups: [group], resource_groups: [whole(objects)] };
}

/**
 * Law 3: one more allow takes nothing away, one more deny gives nothing. `member` is an id; `group` is a row of the
 * snapshot's own permission groups, so that the policy tells nothing new of what groups contain.
 */
export function allowsAddAndDeniesTake(
  open: Open<'can'>,
  snapshot: Snapshot,
  member: string,
  group: unknown,
  objects: readonly string[],
): void {
  const allow = withPolicy(snapshot, 'members', member, policyOf('allow', group, objects));
  const deny = withPolicy(snapshot, 'members', member, policyOf('deny', group, objects));
  const isKept: Before = (was, is) =>
    was === 'allowed' || was === 'denied'
      ? is === was
      : is !== 'denied' && (was !== 'unknown' || is !== 'not-granted');
  const isNotGiven: Before = (was, is) =>
    is === 'allowed' ? was === 'allowed' : is !== 'unknown' || was === 'allowed' || was === 'unknown';
  compare('an allow took access away', open, [snapshot, allow], isKept, `member:${member}`);
  compare('a deny gave access', open, [snapshot, deny], isNotGiven, `member:${member}`);
}

/** Law 4: where nothing allows, nobody is allowed anything. */
export function nothingAllowedWithoutAnAllow(open: Open<'can'>, snapshot: Snapshot): void {
  const bare = withoutAllows(snapshot);
  compare('allowed by nothing', open, [bare, bare], (verdict) => verdict !== 'allowed');
}

const allPrivileges = { id: '8e23b19e4e0d44c29d239c5688ba8cbb' };

/** Law 5: a member who is certainly denied everything on the whole account is denied, whatever else is there. */
export function sureDenyWins(open: Open<'can'>, snapshot: Snapshot, member: string): void {
  const denied = withPolicy(snapshot, 'members', member, policyOf('deny', allPrivileges, ['*']));
  compare('a sure deny lost', open, [snapshot, denied], (_, is) => is === 'denied', `member:${member}`);
}

/** Law 6: a group typed account or zone, allowed on the whole account, reaches at least what it reaches on zones. */
export function wholeAccountReachesMost(
  open: Open<'can'>,
  snapshot: Snapshot,
  member: string,
  type: 'account' | 'zone',
): void {
  const types = { account: 'com.cloudflare.api.account', zone: 'com.cloudflare.api.account.zone' };
  const permissions = [{ attributes: { legacy_name: '#dns_records:edit' } }];
  const group = {
    id: 'fe0000000000000000000000000000aa',
    name: 'Law 6',
    permissions,
    meta: { scopes: types[type] },
  };
  const [narrow, wide] = [zoneKeys.slice(0, 2), ['*']].map((objects) =>
    withPolicy(snapshot, 'members', member, policyOf('allow', group, objects)),
  );
  if (narrow === undefined || wide === undefined) return;
  const rule: Before = (was, is) => was !== 'allowed' || is === 'allowed';
  compare('the whole account reaches less', open, [narrow, wide], rule, `member:${member}`);
}

/**
 * Law 7: seeing what was hidden only refines `unknown`. It never turns `allowed` or `denied` into anything else, turns
 * `unknown` into anything, and `not-granted` only into `denied`: a lone "maybe" of a deny is not a reason for `unknown`
 * (nothing allows), and may prove to be sure.
 *
 * It holds only for fillings that bring no contradiction to what was seen, that is the same id or name said
 * differently: two rows that disagree are believed neither, so more sight may mean less knowledge. Nor does it hold for
 * hidden `roles` and `permissionGroups`: they act through contents and names, and a name known from one row alone may
 * turn out to be another group's too. `hidden` hides neither.
 */
export function seeingMoreOnlyRefines(
  open: Open<'can'>,
  snapshot: Snapshot,
  hiding: Hiding,
  member: string,
): void {
  const rule: Before = (was, is) =>
    was === is || was === 'unknown' || (was === 'not-granted' && is === 'denied');
  compare(`seeing ${hiding}`, open, [hidden(snapshot, hiding, member), snapshot], rule);
}

/**
 * Law 8: the cited grants alone give the same verdict, and without them it is another; every minimal set suffices, no
 * part of one does, and what is in none does not (S15).
 */
export function evidenceReplays(open: Open<'can' | 'evidence'>, snapshot: Snapshot): void {
  const { can, evidence } = open(snapshot);
  for (const question of questionsFor(snapshot)) {
    const verdict = can(question);
    if (verdict === 'not-granted') continue;
    const { sets, grants, replay } = evidence(question);
    const says = (isTrue: boolean, words: string) =>
      hold('evidence', isTrue, question, `${verdict}, ${words}`);
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
}
