import type { FindingInstance, FindingsAnswer, Unit, Units } from '@grantlens/engine';
import { subjectOfPolicy } from '@grantlens/engine/internal';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import { compareText } from '../words/order.ts';

/** The ids of the open findings that are about each unit, in order. */
export function findingsByUnit(
  units: Units,
  { findings }: FindingsAnswer,
): ReadonlyMap<string, readonly string[]> {
  const about = new Map<string, Set<string>>();
  const bySubject = indexUnits(units);
  for (const instance of findings.flatMap(({ instances }) => instances)) {
    if (!instance.open) continue;
    for (const unit of unitsAbout(instance, bySubject)) {
      const ids = about.get(unit.id) ?? new Set<string>();
      about.set(unit.id, ids.add(instance.id));
    }
  }
  return new Map([...about].map(([id, ids]) => [id, [...ids].sort(compareText)]));
}

/** By `<kind> <key>` of a subject the units that are, come from, or are on it. */
type BySubject = ReadonlyMap<string, readonly Unit[]>;

function indexUnits({ all }: Units): BySubject {
  const index = new Map<string, Unit[]>();
  const note = (subject: string, unit: Unit) => {
    const before = index.get(subject);
    if (before === undefined) index.set(subject, [unit]);
    else if (before.at(-1) !== unit) before.push(unit);
  };
  for (const unit of all) {
    const { kind, principal, group, permissionGroup, scope, sources } = unit;
    if (kind === 'account' || kind === 'token') note(`${principal?.kind} ${principal?.key}`, unit);
    if (group !== null) note(`user-group ${group.key}`, unit);
    if (permissionGroup !== null) note(`permission-group ${permissionGroup.key}`, unit);
    if (scope?.kind === 'resource') note(`resource ${scopeIdentity(scope)}`, unit);
    for (const { policy } of sources) note(`policy ${subjectOfPolicy(policy).key}`, unit);
  }
  return index;
}

/**
 * What a finding is about. Of a principal: its own unit, and of the policies and user groups that the finding points at
 * what is the principal's; of anything else every unit of it.
 */
function unitsAbout({ subject, evidence }: FindingInstance, bySubject: BySubject): readonly Unit[] {
  const of = ({ kind, key }: FindingInstance['subject']) => bySubject.get(`${kind} ${key}`) ?? [];
  if (subject.kind === 'user-group') return of(subject).filter(({ kind }) => kind === 'handout');
  if (subject.kind === 'permission-group' && evidence.some(({ kind }) => kind === 'policy')) {
    const given = new Set(evidence.filter(({ kind }) => kind === 'policy').flatMap(of));
    return of(subject).filter((unit) => given.has(unit));
  }
  if (subject.kind !== 'member' && subject.kind !== 'token') return of(subject);
  const own = evidence
    .filter(({ kind }) => kind === 'policy' || kind === 'user-group')
    .flatMap(of)
    .filter(({ principal }) => principal !== null && principal.key === subject.key);
  return [...of(subject), ...own];
}
