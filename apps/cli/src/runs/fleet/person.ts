import type { ExitCode } from '../../exit-code.ts';
import { askPerson } from '../../fleet/ask-person.ts';
import type { FleetOptions } from '../../fleet/running.ts';
import type { Io } from '../../io.ts';

/** `grantlens fleet person` */
export function askFleetPerson(
  options: FleetOptions,
  io: Io,
  asked: { readonly who: string; readonly places: readonly string[] },
): Promise<ExitCode> {
  return askPerson(options, io, asked);
}
