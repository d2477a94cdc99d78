import type { FindingInstance, FindingsAnswer, Unit } from '@grantlens/engine';
import { subjectOfPolicy } from '@grantlens/engine/internal';
import type { Policy } from '@grantlens/snapshot';
import { addTo, compareTexts, remembered, scopeIdentity } from '@grantlens/snapshot/internal';

type SubjectKind = FindingInstance['subject']['kind'];
type Subject = Pick<FindingInstance['subject'], 'kind' | 'key'>;

/** A finding, and of the units that have to do with its subject those that it is about. */
interface Found {
  readonly id: string;
  readonly isAbout: (unit: Unit) => boolean;
}

/**
 * Returns a function that lists the ids of the open findings that are about a unit, in order. Findings are known before, and
 * units are asked about one by one: all of a large account would not fit.
 */
export function findingsOfUnits({ findings }: FindingsAnswer): (unit: Unit) => readonly string[] {
  const keyOf = remembered((policy: Policy) => subjectOfPolicy(policy).key);
  const bySubject = new Map<SubjectKind, Map<string, Found[]>>();
  // What is about memberships and cells of a principal's own, by its key.
  const byPrincipal = new Map<string, Found[]>();
  for (const instance of findings.flatMap(({ instances }) => instances)) {
    if (!instance.open) continue;
    const { id, subject } = instance;
    const ofKind = bySubject.get(subject.kind) ?? new Map<string, Found[]>();
    bySubject.set(subject.kind, ofKind);
    addTo(ofKind, subject.key, { id, isAbout: aboutSubject(instance, keyOf) });
    const pointedAt = pointedAtBy(instance, keyOf);
    if (pointedAt !== null) addTo(byPrincipal, subject.key, { id, isAbout: pointedAt });
  }
  const lists = new Map<string, readonly string[]>();
  return (unit) => {
    const ids = new Set<string>();
    const note = (all: readonly Found[] = []) => {
      for (const { id, isAbout } of all) if (isAbout(unit)) ids.add(id);
    };
    eachSubject(unit, keyOf, (kind, key) => note(bySubject.get(kind)?.get(key)));
    const { kind, principal } = unit;
    if (principal !== null && (kind === 'membership' || kind === 'direct'))
      note(byPrincipal.get(principal.key));
    if (ids.size === 0) return none;
    const all = [...ids].sort(compareTexts);
    const name = JSON.stringify(all);
    const list = lists.get(name) ?? all;
    lists.set(name, list);
    return list;
  };
}

const none: readonly string[] = [];

/** What a unit is, comes from, or is on. */
function eachSubject(
  { kind, principal, group, permissionGroup, scope, sources }: Unit,
  keyOf: (policy: Policy) => string,
  visit: (kind: SubjectKind, key: string) => void,
): void {
  if ((kind === 'account' || kind === 'token') && principal !== null) visit(principal.kind, principal.key);
  if (group !== null) visit('user-group', group.key);
  if (permissionGroup !== null) visit('permission-group', permissionGroup.key);
  if (scope?.kind === 'resource') visit('resource', scopeIdentity(scope));
  for (const { policy } of sources) visit('policy', keyOf(policy));
}

/** Which of the units that have to do with the subject a finding is about. */
function aboutSubject(
  { subject, evidence }: FindingInstance,
  keyOf: (policy: Policy) => string,
): Found['isAbout'] {
  if (subject.kind === 'user-group') return ({ kind }) => kind === 'handout';
  const policies = keysOf(evidence, 'policy');
  if (subject.kind === 'permission-group' && policies.size > 0)
    return ({ sources }) => sources.some(({ policy }) => policies.has(keyOf(policy)));
  return () => true;
}

/** Which memberships and cells of a principal's own its finding points at; null where it points at none. */
function pointedAtBy(
  { subject, evidence }: FindingInstance,
  keyOf: (policy: Policy) => string,
): Found['isAbout'] | null {
  if (subject.kind !== 'member' && subject.kind !== 'token') return null;
  const policies = keysOf(evidence, 'policy');
  const groups = keysOf(evidence, 'user-group');
  if (policies.size + groups.size === 0) return null;
  return ({ group, sources }) =>
    (group !== null && groups.has(group.key)) || sources.some(({ policy }) => policies.has(keyOf(policy)));
}

function keysOf(subjects: readonly Subject[], kind: SubjectKind): ReadonlySet<string> {
  return new Set(subjects.flatMap((subject) => (subject.kind === kind ? [subject.key] : [])));
}
