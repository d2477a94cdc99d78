import type { FleetQuestion } from '../answers/fleet/question.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { askMoments } from './ask-moments.ts';
import { findFiles } from './find-files.ts';
import { type FleetOptions, gather, refuseAllBroken, withPool } from './running.ts';

/**
 * Asks every account of a fleet, and writes what they answer.
 *
 * @throws GrantlensError where no file can be read, or no account has what is asked about
 */
export async function askFleet(
  options: FleetOptions,
  io: Io,
  places: readonly string[],
  question: FleetQuestion,
): Promise<ExitCode> {
  const found = await findFiles(places);
  return withPool(found.files.length, options, async (run) => {
    const fleet = await gather(found, options, run);
    refuseAllBroken(fleet.broken, fleet.moments.length);
    const tasks = fleet.moments.map((moment) => ({ moment }));
    return askMoments({ fleet, tasks, question }, { options, io, run });
  });
}
