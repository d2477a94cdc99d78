export type { Check } from './file/check.ts';
export type { Fault } from './file/fault.ts';
export { type ChecksFile, type ChecksRead, readChecks } from './file/read-checks.ts';
export { type ChecksEvaluated, evaluateChecks } from './judge/evaluate-checks.ts';
export type { CheckReport, CheckResult } from './results/result.ts';
