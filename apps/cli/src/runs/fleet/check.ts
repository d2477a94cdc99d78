import { readChecks } from '@grantlens/checks';
import { type CheckSeverity, faultLine } from '@grantlens/checks/internal';
import { printable } from '@grantlens/engine/internal';
import { type ExitCode, exitCodes } from '../../exit-code.ts';
import { askFleet } from '../../fleet/ask-fleet.ts';
import type { FleetOptions } from '../../fleet/running.ts';
import { readBytes } from '../../input/named-bytes.ts';
import type { Io } from '../../io.ts';
import { momentOf } from '../moment.ts';

/** The options of the verb. */
export interface FleetCheckOptions extends FleetOptions {
  readonly checks: readonly string[];
  readonly failOn?: CheckSeverity;
  readonly at?: string;
}

/** `grantlens fleet check` */
export async function askFleetChecks(
  { checks, failOn, at, ...options }: FleetCheckOptions,
  io: Io,
  places: readonly string[],
): Promise<ExitCode> {
  momentOf(at);
  const files = [...new Set(checks)];
  const read = async (path: string) => ({ path, bytes: await readBytes(path, 'the checks') });
  const { faults } = readChecks(await Promise.all(files.map(read)));
  // What is wrong with a file is wrong in every account: no account is read for it.
  for (const fault of faults) io.err(`${printable(faultLine(fault))}\n`);
  if (faults.length > 0) return exitCodes.error;
  return askFleet(options, io, places, { verb: 'check', asked: { files, failOn, at } });
}
