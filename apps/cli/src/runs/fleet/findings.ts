import type { Severity } from '@grantlens/engine';
import type { ExitCode } from '../../exit-code.ts';
import { askFleet } from '../../fleet/ask-fleet.ts';
import type { FleetOptions } from '../../fleet/running.ts';
import type { FindingFlags } from '../../input/finding-options.ts';
import type { Io } from '../../io.ts';

/** The options of the verb. */
export type FleetFindingsOptions = FleetOptions &
  Omit<FindingFlags, 'previous' | 'snapshot'> & { readonly failOn?: Severity };

/** `grantlens fleet findings` */
export function askFleetFindings(
  options: FleetFindingsOptions,
  io: Io,
  places: readonly string[],
): Promise<ExitCode> {
  const { failOn } = options;
  return askFleet(options, io, places, { verb: 'findings', asked: { failOn, flags: options } });
}
