import type { Finding, FindingInstance, FindingsAnswer, Waiver } from '@grantlens/engine';
import { type FindingSubject, severities } from '@grantlens/engine/internal';
import type { Row } from './records.ts';

/** A finding: what it says whatever the account, its outcome, and its instances. */
export function findingRecord(finding: Finding): Row {
  const { id, title, severity, source, status, open, examined, examines, unexamined } = finding;
  return {
    id,
    title,
    severity,
    source,
    status,
    open,
    examined,
    examines,
    unexamined,
    missing: finding.missing.map(({ kind, why, count, gaps }) => ({ kind, why, count, gaps })),
    why: finding.why,
    remedy: finding.remedy,
    controls: finding.controls.map((control) => ({ framework: control.framework, id: control.id })),
    instances: finding.instances.map(instanceRecord),
  };
}

function instanceRecord(instance: FindingInstance): Row {
  const { id, subject, what, evidence, standing, conditions, waiver, open } = instance;
  return {
    id,
    subject: subjectRecord(subject),
    what,
    evidence: evidence.map(subjectRecord),
    standing,
    conditions: conditions.length === 0 ? undefined : conditions.map((one) => ({ ...one })),
    waiver: waiver === null ? null : waiverRecord(waiver),
    open,
  };
}

function subjectRecord({ kind, key, id, name }: FindingSubject): Row {
  return { kind, key, id, name: name ?? undefined };
}

function waiverRecord({ finding, instance, subject, owner, reason, expires }: Waiver): Row {
  return {
    finding,
    instance: instance ?? undefined,
    subject: subject ?? undefined,
    owner,
    reason,
    expires,
  };
}

/** `{ open: { critical, high, … }, waived, unmatchedWaivers }` */
export function findingsSummary({ findings, unmatchedWaivers }: FindingsAnswer): Row {
  const openOf = (wanted: Finding['severity']) =>
    findings.reduce((sum, { severity, open }) => sum + (severity === wanted ? open : 0), 0);
  return {
    open: Object.fromEntries(severities.map((severity) => [severity, openOf(severity)])),
    waived: findings.reduce((sum, { instances, open }) => sum + instances.length - open, 0),
    unmatchedWaivers: unmatchedWaivers.map(waiverRecord),
  };
}
