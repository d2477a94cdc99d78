export { type BundledFixture, bundledFixtures, fixtureFolder } from './bundled.ts';
export type { Fault, FaultRule } from './faults/fault.ts';
export type { Pause } from './faults/waiting.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts';
export type { RateLimit } from './server/rate-limit.ts';
export type { LoggedRequest } from './server/request-log.ts';
export type {
  AccountState,
  ListedCredential,
  ListedKey,
  ListedToken,
} from './state/account-state.ts';
export { FixtureError, type FixtureReading, readFixture } from './state/read-fixture.ts';
