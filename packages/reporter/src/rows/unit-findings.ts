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

/** Units by what a finding can be about: of a kind, by key. */
interface UnitIndex {
  readonly bySubject: Readonly<Record<SubjectKind, ReadonlyMap<string, readonly Unit[]>>>;
  /** By key of a principal its memberships and its own cells. */
  readonly byPrincipal: ReadonlyMap<string, readonly Unit[]>;
}

type SubjectKind = FindingInstance['subject']['kind'];
type Subject = Pick<FindingInstance['subject'], 'kind' | 'key'>;

function indexUnits({ all }: Units): UnitIndex {
  const bySubject: Record<SubjectKind, Map<string, Unit[]>> = {
    account: new Map(),
    member: new Map(),
    token: new Map(),
    'user-group': new Map(),
    policy: new Map(),
    'permission-group': new Map(),
    resource: new Map(),
    waiver: new Map(),
  };
  const byPrincipal = new Map<string, Unit[]>();
  for (const unit of all) {
    eachSubject(unit, (kind, key) => note(bySubject[kind], key, unit));
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

/** What a unit is, comes from, or is on. */
function eachSubject(unit: Unit, visit: (kind: SubjectKind, key: string) => void): void {
  const { kind, principal, group, permissionGroup, scope, sources } = unit;
  if ((kind === 'account' || kind === 'token') && principal !== null) visit(principal.kind, principal.key);
  if (group !== null) visit('user-group', group.key);
  if (permissionGroup !== null) visit('permission-group', permissionGroup.key);
  if (scope?.kind === 'resource') visit('resource', scopeIdentity(scope));
  for (const { policy } of sources) visit('policy', subjectOfPolicy(policy).key);
}

/**
 * What a finding is about. Of a principal: its own unit, and of the policies and user groups that the finding points at
 * what is the principal's; of anything else every unit of it.
 */
function unitsAbout({ subject, evidence }: FindingInstance, index: UnitIndex): readonly Unit[] {
  const of = ({ kind, key }: Subject) => index.bySubject[kind].get(key) ?? [];
  if (subject.kind === 'user-group') return of(subject).filter(({ kind }) => kind === 'handout');
  if (subject.kind === 'permission-group' && evidence.some(({ kind }) => kind === 'policy')) {
    const given = new Set(evidence.filter(({ kind }) => kind === 'policy').flatMap(of));
    return of(subject).filter((unit) => given.has(unit));
  }
  if (subject.kind !== 'member' && subject.kind !== 'token') return of(subject);
  const policies = keysOf(evidence, 'policy');
  const groups = keysOf(evidence, 'user-group');
  if (policies.size + groups.size === 0) return of(subject);
  const isPointedAt = ({ group, sources }: Unit) =>
    (group !== null && groups.has(group.key)) ||
    sources.some(({ policy }) => policies.has(subjectOfPolicy(policy).key));
  return [...of(subject), ...(index.byPrincipal.get(subject.key) ?? []).filter(isPointedAt)];
}

function keysOf(subjects: readonly Subject[], kind: SubjectKind): ReadonlySet<string> {
  return new Set(subjects.flatMap((subject) => (subject.kind === kind ? [subject.key] : [])));
}
