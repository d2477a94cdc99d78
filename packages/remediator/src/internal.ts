// What the other packages of grantlens share. It is not a public interface: it may change with any release.

export type { ApplyOptions, ApplyResult } from './apply-plan.ts';
export type { StepReport } from './steps/step-report.ts';
