import type { StandingFlags } from '../../answers/standings.ts';
import type { ExitCode } from '../../exit-code.ts';
import { askPrivileged } from '../../fleet/ask-privileged.ts';
import type { FleetOptions } from '../../fleet/running.ts';
import type { Io } from '../../io.ts';

/** The options of the verb. */
export type FleetPrivilegedOptions = FleetOptions & StandingFlags;

/** `grantlens fleet privileged` */
export function askFleetPrivileged(
  options: FleetPrivilegedOptions,
  io: Io,
  places: readonly string[],
): Promise<ExitCode> {
  const { includePending, includeInactive } = options;
  return askPrivileged(options, io, { asked: { includePending, includeInactive }, places });
}
