import { type Access, type DiffAnswer, diff, type Permission } from '@grantlens/engine';
import {
  counted,
  mergeAssumptions,
  mergeGaps,
  resourceAt,
  sufficientGrants,
  typicalOf,
  unseenPrincipals,
} from '@grantlens/engine/internal';
import { type Gap, GrantlensError, type Principal } from '@grantlens/snapshot';
import { knownTime, lazily, resourceTypes } from '@grantlens/snapshot/internal';
import type { Fault } from '../file/fault.ts';
import type { AllowRead } from '../file/read-allow.ts';
import { inOrder } from '../file/read-checks.ts';
import type { ChecksEvaluated } from '../judge/evaluate-checks.ts';
import { hasPassed } from '../judge/moment.ts';
import { mendingEdits } from '../mend/mend.ts';
import { faultsOfNames } from '../names/faults-of-names.ts';
import { openQuestion } from '../questions/question.ts';
import { type Broken, type CheckResult, checkReport } from '../results/result.ts';
import { type Allowance, findAllowance, remaining } from './allowance.ts';
import { judgeChange } from './changed.ts';
import { counts, type Gains, gainedByCondition, gainedByStanding } from './gained.ts';
import type { NewThing } from './new-thing.ts';

/** What is compared, and what of it is allowed. */
export interface NewAccessAsked {
  readonly before: Access;
  readonly after: Access;
  /** What the answer is about, as whoever asks calls it: the later snapshot, or the plan. */
  readonly file: string;
  readonly allow: AllowRead | null;
  /** When it is, in milliseconds since 1970; by default the moment at which the later snapshot was complete. */
  readonly now?: number;
}

/**
 * Whether nobody has anything that they had not, but what is allowed. What may act counts: of who was not there, or could
 * not act, everything is new. Of two accounts nothing can be said.
 *
 * @throws GrantlensError `accounts-differ`
 */
export function checkNoNewAccess(asked: NewAccessAsked): ChecksEvaluated {
  const { before, after, allow } = asked;
  if (before.account.id !== after.account.id)
    throw new GrantlensError(
      'accounts-differ',
      `the two snapshots are of different accounts, ${before.account.id} and ${after.account.id}`,
    );
  const faults: Fault[] = [...(allow?.faults ?? [])];
  const allowances = (allow?.entries ?? []).flatMap((entry) => {
    const blame = (at: Fault | AllowedAt, what: string) =>
      faults.push({ file: allow?.file ?? '', line: at.line, column: at.column, what });
    return findAllowance(entry, after, blame) ?? [];
  });
  for (const named of allow?.faulty ?? []) faults.push(...faultsOfNames(named, after.account));
  if (faults.length > 0) return { kind: 'faults', faults: inOrder(faults, [allow?.file ?? '']) };
  const files = [allow?.file ?? asked.file];
  return { kind: 'report', report: checkReport(files, [judge(asked, allowances)]) };
}

type AllowedAt = Pick<Fault, 'line' | 'column'>;

function judge(asked: NewAccessAsked, allowances: readonly Allowance[]): CheckResult {
  const { before, after, allow, file } = asked;
  const { account } = after;
  const now = asked.now ?? knownTime(account.takenAt.end);
  const answer = diff(before, after);
  const { things, gaps, isOpen } = gainsIn(answer, asked);
  const { left, notes } = withoutAllowed(things, allowances, { after, now });
  const broken = left.map((thing) => brokenBy(thing, after));
  // Whoever is hidden on both sides is the same only where nothing shows that the sides differ.
  const unseen = isSame(answer) ? [] : unseenPrincipals(after);
  const why = broken.length > 0 ? 'broken' : isOpen || unseen.length > 0 ? 'gap' : null;
  return {
    id: 'no-new-access',
    file: allow?.file ?? file,
    line: 1,
    column: 1,
    title: 'Nobody has anything they had not',
    severity: 'high',
    result: why === null ? 'passed' : why === 'broken' ? 'failed' : 'not-evaluated',
    why,
    examined: {
      principals: account.principals.filter(({ standing }) => counts(standing)).length,
      resources: account.zones.length + 1,
      permissions: account.permissions.length,
    },
    broken,
    gaps: why === 'gap' ? mergeGaps([...gaps, ...unseen]) : [],
    settledBy: [],
    assumptions: mergeAssumptions([answer]),
    except: [],
    notes,
    because: null,
    controls: [],
    until: null,
    skip: null,
  };
}

function isSame({ before, after, changes, standings, conditions }: DiffAnswer): boolean {
  const isQuiet = changes.length + standings.length + conditions.length === 0;
  return isQuiet && before.account.digest === after.account.digest;
}

function gainsIn(
  { changes, standings, conditions, gaps }: DiffAnswer,
  { before, after }: Pick<NewAccessAsked, 'before' | 'after'>,
): Gains {
  const earlier = new Map(before.account.principals.map((one) => [one.key, one]));
  const later = new Map(after.account.principals.map((one) => [one.key, one]));
  const hadNothing = (one: Principal) => !counts(earlier.get(one.key)?.standing ?? null);
  const things: NewThing[] = [];
  const open: Gap[] = [];
  let isOpen = false;
  for (const standing of standings) {
    if (!counts(standing.after) || counts(standing.before)) continue;
    const gained = gainedByStanding(after, standing);
    things.push(...gained.things);
    open.push(...gained.gaps);
    isOpen ||= gained.isOpen;
  }
  for (const condition of conditions)
    if (counts(condition.principal.standing) && !hadNothing(condition.principal))
      things.push(...gainedByCondition(after, condition));
  for (const change of changes) {
    const [was, is] = [earlier.get(change.principal.key), later.get(change.principal.key)];
    if (was === undefined || is === undefined || !counts(is.standing) || hadNothing(is)) continue;
    const judged = judgeChange(change, { was, is }, { before, after });
    if (judged?.kind === 'new') things.push(judged.thing);
    if (judged?.kind !== 'open') continue;
    isOpen = true;
    open.push(...(judged.gaps.length === 0 ? gaps : judged.gaps));
  }
  return { things, gaps: mergeGaps(open), isOpen };
}

function withoutAllowed(
  things: readonly NewThing[],
  allowances: readonly Allowance[],
  { after, now }: { readonly after: Access; readonly now: number },
): { readonly left: readonly NewThing[]; readonly notes: readonly string[] } {
  const ended = new Set(allowances.filter(({ entry }) => hasPassed(entry.until, now)));
  const used = new Set<Allowance>();
  const left = things.flatMap((thing): readonly NewThing[] => {
    let rest: NewThing | null = thing;
    for (const one of allowances) {
      if (rest === null || ended.has(one)) continue;
      const next = remaining(rest, one, after.account);
      if (next !== rest) used.add(one);
      rest = next;
    }
    return rest === null ? [] : [rest];
  });
  const notes = allowances.flatMap((one) => {
    const { line, until, owner } = one.entry;
    if (ended.has(one))
      return [`the entry of ${owner} in line ${line} ended on ${until} and has no effect any more`];
    return used.has(one) ? [] : [`the entry of ${owner} in line ${line} allowed nothing`];
  });
  return { left, notes };
}

function brokenBy(thing: NewThing, after: Access): Broken {
  const { account } = after;
  const { principal, scope, before, cause, marks } = thing;
  const isEveryZone = scope.kind === 'type' && scope.type === resourceTypes.zone;
  const subject = isEveryZone
    ? ({ kind: 'zones', glob: '*', zones: account.zones } as const)
    : resourceAt(scope, account);
  const permission = permissionOf(thing);
  const question = openQuestion(after, permission, typicalOf(scope));
  const [held = null] = question.heldByOne(principal);
  // Of a plan it is not said what mends it.
  return lazily<Broken>({
    principal: () => principal,
    userGroup: () => null,
    permission: () => permission,
    subject: () => subject,
    count: () => (isEveryZone ? account.zones.length : 1),
    verdict: () => 'allowed',
    via: () => (held === null ? [] : sufficientGrants(held.decision())),
    what: () => [before === null ? 'was not there before' : 'could not before', ...marks].join(', '),
    mend: () => mendingEdits(after, { principal, question, held, what: '', mend: 'take' }),
    change: () => ({ before, cause }),
  });
}

/** What is new: the permission group, or the single permissions. */
function permissionOf({ group, permissions }: NewThing): Permission {
  if (group !== null) return { kind: 'group', group };
  const of = (permissions ?? []).map((name) => ({ kind: 'atomic', name }) as const);
  const [only] = of;
  if (only !== undefined && of.length === 1) return only;
  return { kind: 'any', glob: counted(of.length, 'permission'), of };
}
