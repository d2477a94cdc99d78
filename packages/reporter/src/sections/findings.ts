import type { Finding, FindingInstance, FindingsAnswer } from '@grantlens/engine';
import { conditionWords } from '@grantlens/engine/internal';
import type { FindingRow } from '../model/tables/findings.ts';

/**
 * Everything found, and every question that found nothing with the reason, in the order of the answer: the gravest
 * first.
 */
export function listFindings({ findings }: FindingsAnswer): readonly FindingRow[] {
  return findings.flatMap((finding) =>
    finding.instances.length === 0
      ? [emptyRow(finding)]
      : finding.instances.map((instance) => rowOf(finding, instance)),
  );
}

function rowOf(
  finding: Finding,
  { id, subject, what, conditions, waiver, open }: FindingInstance,
): FindingRow {
  return {
    ...saidOf(finding),
    id,
    status: open ? 'found' : 'waived',
    subjectKind: subject.kind,
    subjectId: subject.id,
    subjectName: subject.name,
    what,
    waivedBy: waiver?.owner ?? null,
    waivedUntil: waiver?.expires ?? null,
    waivedBecause: waiver?.reason ?? null,
    waiverEnded: waiver === null ? null : open,
    conditions: conditions.map(conditionWords),
  };
}

function emptyRow(finding: Finding): FindingRow {
  const { id, status, missing, examined, examines } = finding;
  const reasons = missing.map(({ why }) => why);
  return {
    ...saidOf(finding),
    id,
    status: status === 'clean' ? 'clean' : 'not-evaluated',
    subjectKind: null,
    subjectId: null,
    subjectName: null,
    what:
      reasons.length > 0 ? reasons.join(' ') : `Nothing was found: ${examined} ${examines} were examined.`,
    waivedBy: null,
    waivedUntil: null,
    waivedBecause: null,
    waiverEnded: null,
    conditions: [],
  };
}

/** What every row of a finding says alike. */
function saidOf(
  finding: Finding,
): Omit<FindingRow, 'id' | 'status' | 'what' | 'conditions' | `subject${string}` | `waive${string}`> {
  const { id, title, severity, why, remedy, controls, examined, unexamined } = finding;
  return {
    finding: id,
    title,
    severity,
    why,
    remedy,
    controls: controls.map((control) => `${control.framework} ${control.id}`),
    examined,
    unexamined,
  };
}
