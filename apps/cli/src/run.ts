import type { ExitCode } from './exit-code.ts';

/** Runs a verb and keeps its exit code. */
export type Run = (verb: () => Promise<ExitCode>) => Promise<void>;
