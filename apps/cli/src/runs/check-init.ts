import { firstChecks } from '@grantlens/checks';
import { GrantlensError } from '@grantlens/snapshot';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { answerFrom } from '../input/answer-from.ts';
import { questionPaths } from '../input/question-paths.ts';
import type { Io } from '../io.ts';
import { nameLine, prepareDestination, writeTo } from '../output/destination.ts';
import { writeNew } from '../output/write-file.ts';
import type { CheckRunOptions } from './check-run-options.ts';

/**
 * `grantlens check --init`: a first file of checks from the account as it is, on standard output or in a new file.
 *
 * @throws GrantlensError `usage` where something else is asked as well, `file-unwritable` where the file is there
 */
export async function writeFirstChecks(
  options: CheckRunOptions,
  io: Io,
  paths: readonly string[],
): Promise<ExitCode> {
  if (paths.length > 0)
    throw new GrantlensError('usage', '--init writes a file, and reads none: pass --out FILE to name it');
  if (options.tfPlan !== undefined || options.write.length > 0)
    throw new GrantlensError('usage', '--init goes with neither --tf-plan nor --write');
  const { answer: text, finish } = await answerFrom([{ options }], io, firstChecks, { everything: true });
  try {
    const destination = await prepareDestination(options.out ?? '-', questionPaths(options, io));
    if (destination.kind === 'file') await writeNew(destination.path, text);
    else await writeTo(destination, text, io);
    io.out(nameLine(destination));
    return exitCodes.yes;
  } finally {
    finish();
  }
}
