// What the other packages of grantlens share. It is not a public interface: it may change with any release.

export type { AccountList, AccountSummary } from './account/account-list.ts';
export { verifyCredential } from './account/verified-credential.ts';
export {
  type Client,
  type ClientOptions,
  type Limits,
  openClient,
  type Retry,
  usualLimits,
} from './client.ts';
export { type Clock, systemClock } from './clock.ts';
export type { Probe } from './collections/probe.ts';
export type { OnProgress, Progress } from './collections/progress.ts';
export { checkApiBase, shownApiBase } from './credential/api-base.ts';
export type { CredentialText } from './credential/credential.ts';
export { openGate, type Pause } from './pacing/gate.ts';
export { limitsFor } from './pacing/limits.ts';
export { type ListReading, readList } from './paging/read-list.ts';
export type { FoundPartial, PartialOptions } from './resume/partial.ts';
export { type FetchActivityOptions, fetchActivity, usualDays } from './runs/activity.ts';
export { type Answer, type Refusal, readAnswer } from './wire/answer.ts';
export { openConnections } from './wire/connections.ts';
export { type Problem, type ProblemCode, problemCodes } from './wire/problem.ts';
export { type Received, receive } from './wire/request.ts';
export { longestWaitMs, planRetry } from './wire/retry.ts';
export { retryAfterMs } from './wire/retry-after.ts';
