import type { Access, Severity } from '@grantlens/engine';
import { answerFindings } from '../answers/findings.ts';
import type { ExitCode } from '../exit-code.ts';
import { type FindingFlags, readFindingOptions } from '../input/finding-options.ts';
import { snapshotPath } from '../input/snapshot-path.ts';
import type { Io } from '../io.ts';
import { placeOf } from '../output/place-of.ts';
import { answerAbout, type CommonOptions } from './answer-question.ts';

/** The options of the verb. */
export type FindingsOptions = CommonOptions & FindingFlags & { readonly failOn?: Severity };

/** `grantlens findings` */
export function askFindings(options: FindingsOptions, io: Io): Promise<ExitCode> {
  const { output, failOn } = options;
  const work = async (access: Access) => {
    const by = await readFindingOptions(options, access, io);
    const place = placeOf(snapshotPath(options.snapshot, io) ?? '');
    return answerFindings(access, by, { output, place, ...(failOn === undefined ? {} : { failOn }) });
  };
  return answerAbout([{ options }], options, io, work, { everything: true });
}
