export { type BundledFixture, bundledFixtures, fixtureFolder } from './bundled.ts';
export type { Fault, FaultRule } from './faults/fault.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts';
export { FixtureError, readFixture } from './state/read-fixture.ts';
