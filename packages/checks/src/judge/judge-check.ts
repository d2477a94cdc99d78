import type { Access, Assumption } from '@grantlens/engine';
import { mergeGaps, resourceAt, sufficientGrants } from '@grantlens/engine/internal';
import type { Gap, Scope } from '@grantlens/snapshot';
import { lazily, resourceTypes } from '@grantlens/snapshot/internal';
import { type GroupOffence, judgeGivenByGroup } from '../assertions/given-by-group.ts';
import type { Offence } from '../assertions/tally.ts';
import { requiredOf } from '../file/check.ts';
import { openMending } from '../mend/mend.ts';
import { mendingGroupEdits } from '../mend/mend-group.ts';
import type { Missing } from '../names/missing.ts';
import type { Population } from '../names/population.ts';
import type { Who } from '../names/who.ts';
import type { Ask } from '../questions/asker.ts';
import type { Broken, CheckResult, CheckWhy, Examined } from '../results/result.ts';
import { type AccessJudged, judgeAccess } from './judge-access.ts';
import { hasPassed } from './moment.ts';
import { organisationNotes } from './organisation-notes.ts';
import type { ResolvedCheck } from './resolved-check.ts';
import { settlingEntries } from './settling-entries.ts';

/** What checks are judged with. */
export interface JudgeContext {
  readonly access: Access;
  readonly ask: Ask;
  readonly who: Who;
  /** When it is: dates of checks are compared with it. */
  readonly now: number;
}

/** What was found, before dates and what a check allows are looked at. */
interface Found {
  readonly broken: readonly Broken[];
  readonly isOpen: boolean;
  readonly gaps: () => readonly Gap[];
  readonly missing: readonly Missing[];
  readonly isEmpty: boolean;
  readonly notes: readonly string[];
  readonly examined: Examined;
  readonly assumptions: readonly Assumption[];
}

/** Judges one check. */
export function judgeCheck(resolved: ResolvedCheck, context: JudgeContext): CheckResult {
  const { check } = resolved;
  const { access, now } = context;
  const population = populationOf(resolved, context);
  const base = {
    id: check.id,
    file: check.file,
    line: check.line,
    column: check.column,
    title: check.title ?? check.id,
    severity: check.severity,
    broken: [],
    gaps: [],
    settledBy: [],
    assumptions: [],
    except: population?.except?.listed ?? [],
    because: check.because,
    controls: check.controls,
    until: check.until,
    skip: check.skip,
  };
  const nothing = { principals: 0, resources: 0, permissions: 0 };
  const isSkipped = check.skip !== null && !hasPassed(check.skip.until, now);
  if (isSkipped) return { ...base, result: 'skipped', why: null, examined: nothing, notes: [] };
  const notes =
    check.skip === null ? [] : [`its skip ended on ${check.skip.until} and has no effect any more`];
  if (check.until !== null && hasPassed(check.until, now)) {
    const ended = `it was to hold until ${check.until}: renew it, or take it out`;
    return { ...base, result: 'failed', why: 'ended', examined: nothing, notes: [...notes, ended] };
  }
  const found =
    population === null ? findGroup(resolved, context) : findAccess(resolved, population, context);
  const why = whyNot(found, check.emptyPasses);
  const gaps = why === 'gap' ? found.gaps() : [];
  return {
    ...base,
    result: why === null ? 'passed' : why === 'broken' ? 'failed' : 'not-evaluated',
    why,
    examined: found.examined,
    assumptions: found.assumptions,
    broken: found.broken,
    gaps,
    settledBy: settlingEntries(gaps, resolved, access.account),
    notes: [...notes, ...found.notes, ...organisationNotes(resolved, access.account)],
  };
}

function populationOf(resolved: ResolvedCheck, { who }: JudgeContext): Population | null {
  if (resolved.about === 'group') return null;
  const { population } = resolved.check;
  const { assertion } = resolved;
  // A requirement is asked of those of whom it speaks.
  const kind = assertion.kind === 'requires' ? requiredOf[assertion.requirement] : population.kind;
  return who.population({ ...population, kind });
}

/** A certain offence goes before what was not seen, and that before having nothing to look at. */
function whyNot({ broken, isOpen, missing, isEmpty }: Found, emptyPasses: boolean): CheckWhy | null {
  if (broken.length > 0) return 'broken';
  if (isOpen || missing.some(({ gap }) => gap !== null)) return 'gap';
  return (isEmpty || missing.length > 0) && !emptyPasses ? 'empty' : null;
}

function findAccess(resolved: ResolvedCheck, population: Population, context: JudgeContext): Found {
  if (resolved.about !== 'access') return findNothing;
  const { access } = context;
  const { tally, examined, assumptions } = judgeAccess(access, resolved, { ...context, population });
  const mend = openMending(access);
  const missing = [...resolved.missing, ...tally.missing];
  const isOpen = tally.doubts.length > 0;
  const { assertion, check } = resolved;
  const leftOut =
    assertion.kind === 'requires' && check.population.kind === null
      ? [`${assertion.requirement} is required of ${requiredOf[assertion.requirement]}s, and of nobody else`]
      : [];
  return {
    broken: tally.offences.map((offence) => brokenBy(offence, mend)),
    isOpen,
    gaps: () =>
      mergeGaps([...tally.doubts.flatMap((gaps) => gaps()), ...missing.flatMap(({ gap }) => gap ?? [])]),
    missing,
    isEmpty: tally.isEmpty || examined.principals === 0 || examined.resources === 0,
    notes: [
      ...missing.map(({ what }) => what),
      ...resolved.notes,
      ...tally.notes,
      ...(population.except?.missing ?? []).map(({ what }) => what),
      ...leftOut,
      ...whyEmpty({ tally, examined, missing, population }),
    ],
    examined,
    assumptions,
  };
}

/** Why nothing was examined, where nothing else says it. */
function whyEmpty({
  tally,
  examined,
  missing,
  population,
}: Pick<AccessJudged, 'tally' | 'examined'> & {
  readonly missing: readonly Missing[];
  readonly population: Population;
}): readonly string[] {
  const { words, except } = population;
  if (missing.length + tally.notes.length > 0) return [];
  if (examined.principals === 0)
    return [
      `there is nobody to look at: it is about ${words}${except === null ? '' : ', and leaves some out'}`,
    ];
  if (examined.resources === 0) return ['there is no resource to look at'];
  return tally.isEmpty ? [`nobody whom it names is to be looked at: it is about ${words}`] : [];
}

const findNothing: Found = {
  broken: [],
  isOpen: false,
  gaps: () => [],
  missing: [],
  isEmpty: true,
  notes: [],
  examined: { principals: 0, resources: 0, permissions: 0 },
  assumptions: [],
};

function brokenBy(offence: Offence, mend: ReturnType<typeof openMending>): Broken {
  const { principal, held, question, what } = offence;
  // Of many who break a check not every format has all, and what mends it has to be tried.
  return lazily<Broken>({
    principal: () => principal,
    userGroup: () => null,
    permission: () => question.permission,
    subject: () => held?.place.subject ?? question.subject,
    count: () => held?.place.count ?? question.resources,
    verdict: () => held?.verdict ?? 'not-granted',
    via: () => (held?.verdict === 'allowed' ? sufficientGrants(held.decision()) : []),
    what: () => what,
    mend: () => mend(offence),
  });
}

function findGroup(resolved: ResolvedCheck, { access }: JudgeContext): Found {
  if (resolved.about !== 'group') return findNothing;
  const { userGroup, wanted, missing } = resolved;
  const notes = missing.map(({ what }) => what);
  const unseen = missing.flatMap(({ gap }) => gap ?? []);
  if (userGroup === null) return { ...findNothing, missing, notes, gaps: () => unseen };
  const { offences, gaps, isOpen, examined, assumptions } = judgeGivenByGroup(access, userGroup, wanted);
  return {
    broken: offences.map((offence) => ({
      ...brokenOf(offence, access),
      userGroup,
      mend: mendingGroupEdits(access, userGroup, offence),
    })),
    isOpen,
    gaps: () => mergeGaps([...gaps, ...unseen]),
    missing,
    isEmpty: false,
    notes,
    examined,
    assumptions,
  };
}

function brokenOf(
  { permissionGroup, scope, holding, what }: GroupOffence,
  { account }: Access,
): Omit<Broken, 'userGroup' | 'mend'> {
  return {
    principal: null,
    permission: { kind: 'group', group: permissionGroup },
    subject: subjectOf(scope),
    count: 1,
    verdict: holding?.effective ?? 'not-granted',
    via: holding?.via ?? [],
    what,
  };

  function subjectOf(one: Scope): Broken['subject'] {
    return one.kind === 'type' && one.type === resourceTypes.zone
      ? { kind: 'zones', glob: '*', zones: account.zones }
      : resourceAt(one, account);
  }
}
