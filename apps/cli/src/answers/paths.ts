import {
  type Access,
  paths,
  pathWords,
  resolvePermission,
  resolvePrincipal,
  resolveResource,
} from '@grantlens/engine';
import {
  type Decision,
  isOneResource,
  type PathsAnswer,
  permissionWords,
  principalWords,
  type Step,
  stepAssumptionWords,
  sufficientGrants,
  superAdministratorTarget,
  type Target,
  type Walk,
  walkWords,
} from '@grantlens/engine/internal';
import { type Account, GrantlensError } from '@grantlens/snapshot';
import type { Answer } from '../output/answer.ts';
import { envelope } from '../output/envelope.ts';
import {
  permissionRecord,
  principalRecord,
  type Row,
  standingRecord,
  viaRecords,
} from '../output/records.ts';
import { assumptionWords, counted, subjectWords } from '../output/words.ts';
import { askedResource } from './asked-resource.ts';
import { readingNotes, readOtherwise } from './other-reading.ts';
import { standingCells, standingColumns } from './standing-columns.ts';
import { type StandingFlags, standingsOf } from './standings.ts';

/** The question in the words of the command line. */
export interface PathsQuestion extends StandingFlags {
  readonly from?: string | undefined;
  /** A permission and a resource. */
  readonly to?: readonly string[] | undefined;
}

/** Answers `paths`: the certain walks, then those that may be possible. */
export function answerPaths(access: Access, question: PathsQuestion): Answer {
  const { account } = access;
  const from = question.from === undefined ? null : resolvePrincipal(question.from, account);
  const target = targetOf(question.to, account);
  const answer = paths(access, target, {
    from: from === null ? null : [from],
    standings: standingsOf(question),
  });
  const asked = askedResource(target.resource, account);
  const other = readOtherwise(question.to?.[0] ?? '', target.permission, account);
  const walks = [...answer.walks, ...answer.possible];
  return {
    account,
    envelope: envelope(account, {
      query: {
        kind: 'paths',
        from: from === null ? undefined : principalRecord(from),
        permission: permissionRecord(target.permission),
        ...asked.record,
        otherReading: other?.record,
      },
      complete: answer.complete,
      assumptions: answer.assumptions,
      gaps: answer.gaps,
      summary: summaryOf(answer),
      results: () => walks.map((walk) => resultOf(walk, target, account)),
    }),
    question: `how ${from === null ? 'somebody' : principalWords(from)} could gain ${targetWords(target)}`,
    columns: [
      { title: 'steps' },
      { title: 'certainty', wide: answer.possible.length === 0 },
      ...standingColumns(walks.map(({ principal }) => principal)),
      { title: 'walk' },
      { title: 'by', wide: true },
      { title: 'principal id', wide: true },
    ],
    cells: () => walks.map((walk) => cellsOf(walk, target, account)),
    notes: [...readingNotes(other), ...asked.notes],
    closing: closingOf(answer),
    positive: answer.walks.length > 0,
  };
}

/** The target that `--to` names, or Super Administrator. Zones are asked about one at a time. */
export function targetOf(to: readonly string[] | undefined, account: Account): Target {
  if (to === undefined) return superAdministratorTarget(account);
  const [permission, resource, ...more] = to;
  if (permission === undefined || resource === undefined || more.length > 0) {
    throw new GrantlensError(
      'usage',
      '--to takes a permission and a resource, such as dns_records:edit account',
    );
  }
  const subject = resolveResource(resource, account);
  if (!isOneResource(subject)) {
    throw new GrantlensError(
      'usage',
      'walks lead to one resource: name the account, a zone or a resource key',
    );
  }
  return { permission: resolvePermission(permission, account), resource: subject };
}

/** A target for people: `Super Administrator on the account (account …)`. */
export function targetWords({ permission, resource }: Target): string {
  return `${permissionWords(permission)} on ${subjectWords(resource)}`;
}

function summaryOf({ asked, holders, possibleHolders, walks, possible }: PathsAnswer): Row {
  return {
    asked: asked.length,
    have: holders.length,
    mayHave: possibleHolders.length,
    withWalk: principalsOf(walks),
    mayHaveWalk: principalsOf(possible),
  };
}

function principalsOf(walks: readonly Walk[]): number {
  return new Set(walks.map(({ principal }) => principal)).size;
}

function resultOf(walk: Walk, target: Target, account: Account): Row {
  const { principal, steps, end, certainty } = walk;
  return {
    ...standingRecord(principal),
    verdict: certainty === 'sure' ? 'allowed' : 'unknown',
    sentence: walkWords(walk, target),
    steps: steps.map((step) => stepRecord(step, account)),
    end: end === null ? null : { principal: principalRecord(end.principal), ...decisionRecord(end, account) },
  };
}

function stepRecord({ kind, decision, to, others, certainty, permission }: Step, account: Account): Row {
  return {
    kind,
    principal: principalRecord(decision.principal),
    permission: permissionRecord(permission),
    ...decisionRecord(decision, account),
    to: to === null ? null : principalRecord(to),
    others,
    certain: certainty === 'sure',
  };
}

function decisionRecord(decision: Decision, account: Account): Row {
  return { verdict: decision.verdict, via: viaRecords(sufficientGrants(decision), account) };
}

function cellsOf(walk: Walk, target: Target, account: Account): readonly string[] {
  const { principal, steps, certainty } = walk;
  return [
    String(steps.length),
    certainty === 'sure' ? 'certain' : 'may',
    ...standingCells(principal, account),
    walkWords(walk, target),
    byWords(walk, target, account).join('\n'),
    principal.id ?? '',
  ];
}

/** What `can` rests on at each step: the permission, and the paths of the grants that give it. */
function byWords({ steps, end }: Walk, target: Target, account: Account): readonly string[] {
  const argued = (permission: Target['permission'], decision: Decision) => {
    const ways = new Set(sufficientGrants(decision).map((grant) => pathWords(grant, account)));
    return [...ways].map((way) => `${permissionWords(permission)}: ${way}`);
  };
  return [
    ...steps.flatMap(({ permission, decision }) => argued(permission, decision)),
    ...(end === null ? [] : argued(target.permission, end)),
  ];
}

function closingOf(answer: PathsAnswer): readonly string[] {
  const { holders, possibleHolders, walks, possible, assumptions } = answer;
  const may = principalsOf(possible);
  return [
    walks.length === 0
      ? 'nobody could, as far as the snapshot shows'
      : `${counted(principalsOf(walks), 'principal')} could gain it`,
    ...(may === 0
      ? []
      : [`${counted(may, 'principal')} may be able to: these walks are possible, not certain`]),
    ...(holders.length === 0
      ? []
      : [`${counted(holders.length, 'principal has', 'principals have')} it already`]),
    ...(possibleHolders.length === 0
      ? []
      : [`${counted(possibleHolders.length, 'principal')} may have it already`]),
    ...assumptions.map((one) => allAssumptionWords[one]),
  ];
}

const allAssumptionWords = { ...assumptionWords, ...stepAssumptionWords };
