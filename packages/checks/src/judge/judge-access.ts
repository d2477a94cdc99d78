import type { Access, Assumption, Permission } from '@grantlens/engine';
import { collectionGaps, mergeAssumptions } from '@grantlens/engine/internal';
import { judgeAllowedTo, judgeDeniedTo } from '../assertions/allowed-to.ts';
import { judgeCount } from '../assertions/count.ts';
import { judgeExactly } from '../assertions/exactly.ts';
import { judgeNobodyBut } from '../assertions/nobody-but.ts';
import { judgeRequires } from '../assertions/requires.ts';
import { judgeSeparation } from '../assertions/separation.ts';
import type { Judged, Tally } from '../assertions/tally.ts';
import { partsOf, permissionKey } from '../names/permissions.ts';
import type { Population } from '../names/population.ts';
import type { Who } from '../names/who.ts';
import type { Ask } from '../questions/asker.ts';
import type { Question } from '../questions/question.ts';
import type { Examined } from '../results/result.ts';
import type { ResolvedCheck } from './resolved-check.ts';

type AboutAccess = Extract<ResolvedCheck, { readonly about: 'access' }>;

/** What was found, what was looked at, and on what it rests. */
export interface AccessJudged {
  readonly tally: Tally;
  readonly examined: Examined;
  readonly assumptions: readonly Assumption[];
}

/** Judges a check of who has what. */
export function judgeAccess(
  access: Access,
  resolved: AboutAccess,
  { ask, who, population }: { readonly ask: Ask; readonly who: Who; readonly population: Population },
): AccessJudged {
  const { permissions, subjects, assertion } = resolved;
  const sides = permissions.map((permission) => subjects.map((subject) => ask(permission, subject)));
  const [questions = []] = sides;
  const judged = { access, population, questions };
  const tally =
    assertion.kind === 'separation' ? judgeSeparation(judged, sides) : judge(judged, assertion, who);
  return {
    tally: clouded(tally, access, questions),
    assumptions: mergeAssumptions(sides.flat().map((one) => ({ assumptions: one.assumptions() }))),
    examined: {
      principals: population.size(),
      resources: questions.reduce((sum, { resources }) => sum + resources, 0),
      permissions: new Set(permissions.flatMap(partsOf).map((one: Permission) => permissionKey(one))).size,
    },
  };
}

function judge(
  judged: Judged,
  assertion: Exclude<AboutAccess['assertion'], { readonly kind: 'separation' }>,
  { people }: Who,
): Tally {
  switch (assertion.kind) {
    case 'nobody-but':
      return judgeNobodyBut(judged, people(assertion.people));
    case 'exactly':
      return judgeExactly(judged, people(assertion.people));
    case 'allowed-to':
      return judgeAllowedTo(judged, people(assertion.people));
    case 'denied-to':
      return judgeDeniedTo(judged, people(assertion.people));
    case 'count':
      return judgeCount(judged, assertion);
    case 'requires':
      return judgeRequires(judged, assertion.requirement);
  }
}

/** While the zones were not seen whole, a check about zones by a glob is about others too. */
function clouded(tally: Tally, { account }: Access, questions: readonly Question[]): Tally {
  const unseen = questions.some(({ subject }) => subject.kind === 'zones')
    ? collectionGaps(account, ['zones'])
    : [];
  return unseen.length === 0 ? tally : { ...tally, doubts: [...tally.doubts, () => unseen] };
}
