import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process number says something on one machine and in one container, and a folder may be shared by many. */
export interface Machine {
  readonly host: string;
  /** Tells containers of one name apart; empty where there are none. */
  readonly processSpace: string;
}

/** The machine that this process runs on. */
export function thisMachine(): Machine {
  return { host: hostname(), processSpace: processSpace() };
}

function processSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    // Only Linux has containers that share a name.
    return '';
  }
}

/**
 * Whether a process of this machine runs, be it somebody else's. Another program may have got the number
 * meanwhile: then it seems to run, and nothing is lost.
 */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
