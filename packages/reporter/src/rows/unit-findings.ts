import type { FindingInstance, FindingsAnswer, Unit, Units } from '@grantlens/engine';
import { subjectOfPolicy } from '@grantlens/engine/internal';
import { compareTexts, scopeIdentity } from '@grantlens/snapshot/internal';

/** The ids of the open findings that are about each unit, in order. */
export function findingsByUnit(
  units: Units,
  { findings }: FindingsAnswer,
): ReadonlyMap<string, readonly string[]> {
  const about = new Map<string, Set<string>>();
  const index = indexUnits(units);
  for (const instance of findings.flatMap(({ instances }) => instances)) {
    if (!instance.open) continue;
    for (const unit of unitsAbout(instance, index)) {
      const ids = about.get(unit.id) ?? new Set<string>();
      about.set(unit.id, ids.add(instance.id));
    }
  }
  return new Map([...about].map(([id, ids]) => [id, [...ids].sort(compareTexts)]));
}

/** Units by what a finding can be about. */
interface UnitIndex {
  /** By `<kind> <key>` of a subject the units that are, come from, or are on it. */
  readonly bySubject: ReadonlyMap<string, readonly Unit[]>;
  /** By key of a principal its memberships and its own cells. */
  readonly byPrincipal: ReadonlyMap<string, readonly Unit[]>;
}

function indexUnits({ all }: Units): UnitIndex {
  const bySubject = new Map<string, Unit[]>();
  const byPrincipal = new Map<string, Unit[]>();
  for (const unit of all) {
    for (const subject of subjectsOf(unit)) note(bySubject, subject, unit);
    const { kind, principal } = unit;
    if (principal !== null && (kind === 'membership' || kind === 'direct'))
      note(byPrincipal, principal.key, unit);
  }
  return { bySubject, byPrincipal };
}

function note(index: Map<string, Unit[]>, key: string, unit: Unit): void {
  const before = index.get(key);
  if (before === undefined) index.set(key, [unit]);
  else if (before.at(-1) !== unit) before.push(unit);
}

function subjectsOf({ kind, principal, group, permissionGroup, scope, sources }: Unit): readonly string[] {
  const subjects: string[] = [];
  if (kind === 'account' || kind === 'token') subjects.push(`${principal?.kind} ${principal?.key}`);
  if (group !== null) subjects.push(`user-group ${group.key}`);
  if (permissionGroup !== null) subjects.push(`permission-group ${permissionGroup.key}`);
  if (scope?.kind === 'resource') subjects.push(`resource ${scopeIdentity(scope)}`);
  for (const { policy } of sources) subjects.push(`policy ${subjectOfPolicy(policy).key}`);
  return subjects;
}

/**
 * What a finding is about. Of a principal: its own unit, and of the policies and user groups that the finding points at
 * what is the principal's; of anything else every unit of it.
 */
function unitsAbout({ subject, evidence }: FindingInstance, index: UnitIndex): readonly Unit[] {
  const of = ({ kind, key }: FindingInstance['subject']) => index.bySubject.get(`${kind} ${key}`) ?? [];
  if (subject.kind === 'user-group') return of(subject).filter(({ kind }) => kind === 'handout');
  if (subject.kind === 'permission-group' && evidence.some(({ kind }) => kind === 'policy')) {
    const given = new Set(evidence.filter(({ kind }) => kind === 'policy').flatMap(of));
    return of(subject).filter((unit) => given.has(unit));
  }
  if (subject.kind !== 'member' && subject.kind !== 'token') return of(subject);
  const pointedAt = new Set(
    evidence
      .filter(({ kind }) => kind === 'policy' || kind === 'user-group')
      .map(({ kind, key }) => `${kind} ${key}`),
  );
  if (pointedAt.size === 0) return of(subject);
  const own = index.byPrincipal.get(subject.key) ?? [];
  return [...of(subject), ...own.filter((unit) => subjectsOf(unit).some((one) => pointedAt.has(one)))];
}
