import type { ExitCode } from '../../exit-code.ts';
import { compareFleets } from '../../fleet/compare-fleets.ts';
import type { FleetOptions } from '../../fleet/running.ts';
import type { Io } from '../../io.ts';

/** `grantlens fleet diff` */
export function askFleetDiff(
  options: FleetOptions,
  io: Io,
  places: { readonly before: string; readonly after: string },
): Promise<ExitCode> {
  return compareFleets(options, io, places);
}
