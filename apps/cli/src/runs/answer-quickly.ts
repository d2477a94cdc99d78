import { compile } from '@grantlens/engine';
import { type ExitCode, relaxed } from '../exit-code.ts';
import { activityBeside } from '../input/activity-path.ts';
import { type OpenLookupFile, readLookupFile } from '../input/read-lookup-file.ts';
import { snapshotPath } from '../input/snapshot-path.ts';
import type { Io } from '../io.ts';
import type { Answer } from '../output/answer.ts';
import { madeFor, writeAnswer } from '../output/formats.ts';
import { settingsPath } from '../settings/settings-path.ts';
import { type PlainLine, readPlainLine } from './plain-line.ts';
import { plainVerbs } from './plain-verbs.ts';

/**
 * Answers a question from the lookup file beside the snapshot before anything that reads every verb is
 * loaded; null when there is any doubt that the answer is the same. Then nothing has been written yet, and
 * the whole program gives the answer, or says what is wrong.
 */
export async function answerQuickly(args: readonly string[], io: Io): Promise<ExitCode | null> {
  if (settingsPath(undefined, io.env) !== null) return null;
  const line = readPlainLine(args, plainVerbs);
  const snapshot = snapshotPath(line?.snapshot, io);
  // The audit log beside a snapshot is read by what reads whole files.
  const isPlain = line !== null && snapshot !== null && activityBeside(snapshot) === undefined;
  const file = isPlain ? readLookupFile(snapshot) : null;
  if (line === null || file === null) return null;
  try {
    const answer = answerFrom(file, line);
    if (answer === null) return null;
    return relaxed(await writeAnswer(answer, line.output, io), line.exitZero);
  } finally {
    file.close();
  }
}

function answerFrom({ account, check }: OpenLookupFile, line: PlainLine): Answer | null {
  try {
    const answer = plainVerbs[line.verb]?.answer(compile(account), line) ?? null;
    // What reads on while it is written would find too late that something is damaged.
    if (answer?.each !== undefined) check();
    return answer && madeFor(answer, line.output);
  } catch {
    return null;
  }
}
