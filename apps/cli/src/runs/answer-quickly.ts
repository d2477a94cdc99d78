import { compile } from '@grantlens/engine';
import { overlaid } from '@grantlens/snapshot/internal';
import { type ExitCode, relaxed } from '../exit-code.ts';
import { activityBeside } from '../input/activity-path.ts';
import { type OpenLookupFile, readLookupFile } from '../input/read-lookup-file.ts';
import { snapshotPath } from '../input/snapshot-path.ts';
import type { Io } from '../io.ts';
import type { Answer } from '../output/answer.ts';
import { madeFor, writeAnswer } from '../output/formats.ts';
import { plainSettings, settingsLine } from '../settings/plain-settings.ts';
import { settingsPath } from '../settings/settings-path.ts';
import { type PlainLine, readPlainLine } from './plain-line.ts';
import { plainVerbs } from './plain-verbs.ts';

/**
 * Answers a question from the lookup file beside the snapshot before anything that reads every verb is
 * loaded; null when there is any doubt that the answer is the same. Then nothing has been written yet, and
 * the whole program gives the answer, or says what is wrong.
 */
export async function answerQuickly(args: readonly string[], io: Io): Promise<ExitCode | null> {
  const line = readPlainLine(args, plainVerbs);
  if (line === null) return null;
  const settings = await settingsOf(line, io);
  if (settings === null) return null;
  const snapshot = snapshotPath(settings.snapshot, io);
  // The audit log beside a snapshot is read by what reads whole files.
  const isPlain = snapshot !== null && activityBeside(snapshot) === undefined;
  const file = isPlain ? readLookupFile(snapshot) : null;
  if (file === null) return null;
  try {
    const answer = answerFrom(file, line);
    if (answer === null) return null;
    if (settings.line !== null) io.err(settings.line);
    return relaxed(await writeAnswer(answer, line.output, settings.io), line.exitZero);
  } finally {
    file.close();
  }
}

/** What a question goes by that is in force where nothing is said on the command line. */
interface QuickSettings {
  readonly io: Io;
  readonly snapshot: string | undefined;
  /** What is said of a settings file; null where there is none. */
  readonly line: string | null;
}

/** Null where a settings file may say more than which snapshot is asked: what else is believed is no longer what was kept. */
async function settingsOf({ config, snapshot }: PlainLine, io: Io): Promise<QuickSettings | null> {
  if (settingsPath(config, io.env) === null) return { io, snapshot, line: null };
  const found = await plainSettings(config, io.env);
  if (found === null || found.settings.catalogue !== undefined) return null;
  const { path, digest, settings } = found;
  const isTaken = settings.snapshot !== undefined && snapshot === undefined && !io.env.GRANTLENS_SNAPSHOT;
  return {
    io: overlaid(io, { settings: { path, digest } }),
    snapshot: isTaken ? settings.snapshot : snapshot,
    line: settingsLine(found, isTaken ? ['snapshot'] : []),
  };
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
