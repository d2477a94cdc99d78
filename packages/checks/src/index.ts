export type { Check } from './file/check.ts';
export type { Fault } from './file/fault.ts';
export { type AllowRead, readAllow } from './file/read-allow.ts';
export { type ChecksFile, type ChecksRead, readChecks } from './file/read-checks.ts';
export { firstChecks } from './first-file/first-file.ts';
export { type ChecksEvaluated, evaluateChecks } from './judge/evaluate-checks.ts';
export { checkNoNewAccess, type NewAccessAsked } from './new-access/no-new-access.ts';
export type { CheckReport, CheckResult } from './results/result.ts';
