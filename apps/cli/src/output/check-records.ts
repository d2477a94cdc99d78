import type { CheckReport, CheckResult } from '@grantlens/checks';
import type { Broken } from '@grantlens/checks/internal';
import type { Account } from '@grantlens/snapshot';
import { causeRecord } from './change-records.ts';
import {
  permissionGroupRecord,
  permissionRecord,
  principalRecord,
  type Row,
  resourceRecord,
  standingRecord,
  viaAcrossRecords,
} from './records.ts';

/** What became of a check: `{ id, file, line, column, title, severity, result, why?, … }`. */
export function checkRecord(
  result: CheckResult,
  account: Account,
  before: CheckResult['result'] | undefined,
): Row {
  const { id, file, line, column, title, severity, why, examined, gaps, settledBy } = result;
  const { except, notes, because, controls, until, skip } = result;
  return {
    id,
    file,
    line,
    column,
    title,
    severity,
    result: result.result,
    before,
    why: why ?? undefined,
    examined: { ...examined },
    broken: result.broken.map((one) => brokenRecord(one, account)),
    gaps: gaps.map((gap) => gap.id),
    settledBy:
      settledBy.length === 0
        ? undefined
        : settledBy.map(({ group, permissions }) => ({ ...permissionGroupRecord(group), permissions })),
    except: except.length === 0 ? undefined : except.map(principalRecord),
    notes: notes.length === 0 ? undefined : notes,
    because: because ?? undefined,
    controls: controls.length === 0 ? undefined : controls,
    until: until ?? undefined,
    skip: skip === null ? undefined : { ...skip },
  };
}

function brokenRecord(broken: Broken, account: Account): Row {
  const { principal, userGroup, permission, subject, count, verdict, via, what, mend, change } = broken;
  return {
    ...(principal === null
      ? { principal: null, standing: null, conditions: undefined }
      : standingRecord(principal)),
    userGroup: userGroup === null ? undefined : { id: userGroup.id, name: userGroup.name ?? undefined },
    permission: permissionRecord(permission),
    resource: resourceRecord(subject),
    count: subject.kind === 'zones' ? count : undefined,
    verdict,
    what,
    via: viaAcrossRecords(via, account),
    mend,
    ...(change === undefined ? {} : { before: change.before, cause: change.cause.map(causeRecord) }),
  };
}

/** `{ passed, failed, notEvaluated, skipped }` */
export function checkSummary({ counts }: CheckReport): Row {
  const { passed, failed, skipped } = counts;
  return { passed, failed, notEvaluated: counts['not-evaluated'], skipped };
}
