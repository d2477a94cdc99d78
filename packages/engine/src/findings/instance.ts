import { compareTexts, sha256 } from '@grantlens/snapshot/internal';
import type { Condition } from '../decision/conditions.ts';
import type { FindingInstance, FindingSubject, InstanceId } from './finding.ts';
import type { Sighting } from './rule.ts';
import { compareSubjects, inOrder } from './subjects.ts';

/** The id of an instance, made of what it is about and not of how it is worded or what it rests on. */
export function instanceId(
  finding: string,
  subject: FindingSubject,
  about: readonly string[] = [],
): InstanceId {
  const text = JSON.stringify([finding, subject.kind, subject.key, ...about]);
  return `f-${sha256(text).slice(0, 12)}` as InstanceId;
}

/** Instances of what was come upon, each once and by subject; no waiver has been looked at. */
export function instancesOf(
  finding: string,
  sightings: readonly Sighting[],
  conditionsOf: (subject: FindingSubject) => readonly Condition[] = () => [],
): readonly FindingInstance[] {
  const byId = new Map<InstanceId, FindingInstance>();
  for (const { subject, about, what, evidence = [], standing = null } of sightings) {
    const id = instanceId(finding, subject, about);
    const before = byId.get(id);
    const all = inOrder([...(before?.evidence ?? []), ...evidence]);
    byId.set(id, {
      id,
      subject,
      what: before?.what ?? what,
      evidence: all,
      standing,
      conditions: conditionsOf(subject),
      waiver: null,
      open: true,
    });
  }
  return [...byId.values()].sort(
    (a, b) =>
      compareSubjects(a.subject, b.subject) || compareTexts(a.what, b.what) || compareTexts(a.id, b.id),
  );
}
