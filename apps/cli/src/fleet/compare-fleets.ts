import { joinFleets, pairFleets } from '@grantlens/fleet/internal';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { askMoments, type MomentsAsked } from './ask-moments.ts';
import { findFiles } from './find-files.ts';
import { type FleetOptions, gather, refuseAllBroken, withPool } from './running.ts';

/**
 * Compares the accounts of two fleets, and writes what changed.
 *
 * @throws GrantlensError where one of the two has no file that can be read
 */
export async function compareFleets(
  options: FleetOptions,
  io: Io,
  places: { readonly before: string; readonly after: string },
): Promise<ExitCode> {
  const [before, after] = [await findFiles([places.before]), await findFiles([places.after])];
  return withPool(before.files.length + after.files.length, options, async (run) => {
    const [earlier, later] = [await gather(before, options, run), await gather(after, options, run)];
    for (const { broken, moments } of [earlier, later]) refuseAllBroken(broken, moments.length);
    const pairs = pairFleets(earlier, later);
    const asked: MomentsAsked = {
      fleet: joinFleets(earlier, later, pairs),
      tasks: pairs.pairs.map((pair) => ({ moment: pair.later, earlier: pair.earlier })),
      question: { verb: 'diff', asked: places },
      comparison: {
        came: pairs.came.map(({ account }) => account),
        went: pairs.went.map(({ account }) => account),
      },
    };
    return askMoments(asked, { options, io, run });
  });
}
