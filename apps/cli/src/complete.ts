import type { Account } from '@grantlens/snapshot';
import { askedFor } from './completion/asked-for.ts';
import { bashWords } from './completion/bash-words.ts';
import { namesFor } from './completion/names.ts';
import { readTypedLine, type TypedLine } from './completion/typed-line.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { answerFrom } from './input/answer-from.ts';
import { worthKeeping } from './input/keep-lookup-file.ts';
import { readLookupFile } from './input/read-lookup-file.ts';
import { snapshotPath } from './input/snapshot-path.ts';
import { stampOf } from './input/stamp.ts';
import type { Io } from './io.ts';
import { buildProgram } from './program.ts';
import { plainSettings } from './settings/plain-settings.ts';

/**
 * `grantlens __complete SHELL …`: what the scripts of `completion` ask for, a candidate a line. Names are those of the
 * lookup file beside the snapshot, or of a snapshot so small that it has none: nobody waits at a key for a large one.
 */
export async function complete([shell = '', ...given]: readonly string[], io: Io): Promise<ExitCode> {
  const [line = '', breaks = ''] = given;
  const typed = shell === 'bash' ? readTypedLine(line) : inWords(given);
  const [, ...words] = typed.words;
  const candidates = await candidatesFor(words, typed.current, io);
  const shown = shell === 'bash' ? bashWords(candidates, typed, breaks) : candidates;
  io.out(shown.map((candidate) => `${candidate}\n`).join(''));
  return exitCodes.yes;
}

/** The words as zsh and fish give them, without quotes. */
function inWords(given: readonly string[]): TypedLine {
  return { words: given.slice(0, -1), current: given.at(-1) ?? '', start: 0, quote: null };
}

async function candidatesFor(line: readonly string[], typed: string, io: Io): Promise<readonly string[]> {
  const { words, config } = withoutConfig(line);
  const program = await buildProgram(words, io, async () => undefined);
  const asked = askedFor(program, words, typed);
  const fitting = asked.words.filter((word) => word.startsWith(typed));
  if (asked.names.length === 0) return fitting;
  const at = words.findLastIndex((word) => word === '-s' || word === '--snapshot');
  const path =
    snapshotPath(at < 0 ? undefined : words[at + 1], io) ??
    (await plainSettings(config, io.env))?.settings.snapshot ??
    null;
  const allowModified = words.includes('--allow-modified');
  const names =
    path === null
      ? []
      : await namesIn({ snapshot: path, allowModified }, io, (account) =>
          namesFor(asked.names, typed, account),
        );
  return [...fitting, ...names];
}

/** The words of a line without what names the settings file, which may be before the verb; false for none of them. */
function withoutConfig(line: readonly string[]): {
  readonly words: readonly string[];
  readonly config: string | false | undefined;
} {
  const at = line.indexOf('--config');
  const config = line.includes('--no-config') ? false : at < 0 ? undefined : line[at + 1];
  const rest = at < 0 || at + 1 === line.length ? line : line.toSpliced(at, 2);
  return { words: rest.filter((word) => word !== '--no-config'), config };
}

/** The names of a snapshot: none where it cannot be used, which the question itself says. */
async function namesIn(
  options: { readonly snapshot: string; readonly allowModified: boolean },
  io: Io,
  of: (account: Account) => readonly string[],
): Promise<readonly string[]> {
  const file = readLookupFile(options.snapshot);
  try {
    if (file !== null) return of(file.account);
    const stamp = stampOf(options.snapshot);
    if (stamp === null || stamp.size >= worthKeeping) return [];
    const quiet = { ...io, err: () => undefined };
    const { answer } = await answerFrom([{ options }], quiet, ({ account }) => of(account));
    return answer;
  } catch {
    return [];
  } finally {
    file?.close();
  }
}
