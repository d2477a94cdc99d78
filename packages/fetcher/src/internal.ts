// What the other packages of grantlens share. It is not a public interface: it may change with any release.

export type { AccountList, AccountSummary } from './account/account-list.ts';
export { type ClientOptions, type Limits, type Retry, usualLimits } from './client.ts';
export { type Clock, systemClock } from './clock.ts';
export type { Probe } from './collections/probe.ts';
export type { OnProgress, Progress } from './collections/progress.ts';
export { checkApiBase, shownApiBase } from './credential/api-base.ts';
export type { CredentialText } from './credential/credential.ts';
export type { Pause } from './pacing/gate.ts';
export type { FoundPartial, PartialOptions } from './resume/partial.ts';
export { type Problem, type ProblemCode, problemCodes } from './wire/problem.ts';
