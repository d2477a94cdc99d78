import type { Narrowed } from '@grantlens/engine/internal';
import type { StandingFlags } from '../../answers/standings.ts';
import type { ExitCode } from '../../exit-code.ts';
import { askFleet } from '../../fleet/ask-fleet.ts';
import type { FleetOptions } from '../../fleet/running.ts';
import type { Io } from '../../io.ts';

/** The options of the verb. */
export type FleetWhoCanOptions = FleetOptions & StandingFlags & Narrowed;

/** `grantlens fleet who-can` */
export function askFleetWhoCan(
  options: FleetWhoCanOptions,
  io: Io,
  asked: { readonly permission: string; readonly resource: string; readonly places: readonly string[] },
): Promise<ExitCode> {
  const { permission, resource, places } = asked;
  const { kind, without, includePending, includeInactive } = options;
  return askFleet(options, io, places, {
    verb: 'who-can',
    asked: { permission, resource, kind, without, includePending, includeInactive },
  });
}
