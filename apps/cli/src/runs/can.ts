import { answerCan, type CanQuestion } from '../answers/can.ts';
import { type ExitCode, relaxed } from '../exit-code.ts';
import { keepLookupFile } from '../input/keep-lookup-file.ts';
import { openSnapshot } from '../input/snapshot-file.ts';
import { snapshotPath } from '../input/snapshot-path.ts';
import { stampOf } from '../input/stamp.ts';
import type { Io } from '../io.ts';
import { writeAnswer } from '../output/formats.ts';
import type { CommonOptions } from './answer-question.ts';

/** `grantlens can`. Keeps what makes the next question of this kind quick. */
export async function askCan(options: CommonOptions, io: Io, question: CanQuestion): Promise<ExitCode> {
  const snapshot = snapshotPath(options.snapshot, io);
  const before = snapshot === null ? null : stampOf(snapshot);
  const access = await openSnapshot(options, io);
  const code = await writeAnswer(answerCan(access, question), options.output, io);
  // The user's own catalogue is no part of the snapshot.
  if (snapshot !== null && options.catalogue === undefined) keepLookupFile(snapshot, before, access.account);
  return relaxed(code, options.exitZero);
}
