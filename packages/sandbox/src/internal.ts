// What the other packages of grantlens share. It is not a public interface: it may change with any release.

export type { Pause } from './faults/waiting.ts';
export type { RateLimit } from './server/rate-limit.ts';
export type { LoggedRequest } from './server/request-log.ts';
export type { AccountState, ListedCredential, ListedKey, ListedToken } from './state/account-state.ts';
export type { AuditState } from './state/audit-state.ts';
export type { FixtureReading } from './state/read-fixture.ts';
export type { Undocumented } from './state/undocumented.ts';
