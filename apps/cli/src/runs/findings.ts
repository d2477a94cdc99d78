import type { Severity } from '@grantlens/engine';
import { answerFindings } from '../answers/findings.ts';
import { type ExitCode, relaxed } from '../exit-code.ts';
import { type FindingFlags, readFindingOptions } from '../input/finding-options.ts';
import { openSnapshot } from '../input/snapshot-file.ts';
import type { Io } from '../io.ts';
import { writeAnswer } from '../output/formats.ts';
import type { CommonOptions } from './answer-question.ts';

/** The options of the verb. */
export type FindingsOptions = CommonOptions & FindingFlags & { readonly failOn?: Severity };

/** `grantlens findings` */
export async function askFindings(options: FindingsOptions, io: Io): Promise<ExitCode> {
  const access = await openSnapshot(options, io);
  const by = await readFindingOptions(options, access, io);
  const { output, failOn, exitZero } = options;
  const answer = answerFindings(access, by, { output, ...(failOn === undefined ? {} : { failOn }) });
  return relaxed(await writeAnswer(answer, output, io), exitZero);
}
