import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { unseen } from '@grantlens/engine/internal';
import { fileError } from '@grantlens/snapshot/internal';
import { withoutSecrets } from '../environment.ts';
import { describeFailure } from '../failure.ts';
import { readBytes } from '../input/named-bytes.ts';
import type { Io } from '../io.ts';
import { temporaryPath } from '../output/temporary-path.ts';

/** How many lines are kept. */
export const mostLines = 1000;

/** What was asked before, the oldest first, and how a line is kept. */
export interface History {
  readonly lines: readonly string[];
  readonly keep: (line: string) => Promise<void>;
}

/** Where the history is: in the folder for what a program remembers between its runs. */
function historyPath({ env }: Pick<Io, 'env'>): string {
  const { XDG_STATE_HOME: folder = '', HOME: home = homedir() } = env;
  // The standard says of a relative path that it is not valid.
  return join(isAbsolute(folder) ? folder : join(home, '.local', 'state'), 'grantlens', 'history');
}

/** Opens the history. One that cannot be read or written is said to be so once, and asking goes on without it. */
export async function openHistory(io: Io): Promise<History> {
  const path = historyPath(io);
  let isKept = true;
  const orGoOn = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      isKept = false;
      io.err(describeFailure(error, 'what is asked is not kept'));
      return otherwise;
    }
  };
  return {
    lines: await orGoOn(() => readLines(path), []),
    keep: async (typed) => {
      // What is pasted may hold tabs.
      const line = withoutSecrets(typed.replaceAll('\t', ' ').trim(), io.env);
      if (!isKept || line === '' || unseen.test(line)) return;
      // Read again: another loop may have kept lines since.
      await orGoOn(async () => writeLines(path, [...(await readLines(path)), line]), undefined);
    },
  };
}

async function readLines(path: string): Promise<readonly string[]> {
  if (!existsSync(path)) return [];
  const text = new TextDecoder().decode(await readBytes(path, 'the history'));
  const lines = text.split('\n').filter((line) => line !== '' && !unseen.test(line));
  return lines.slice(-mostLines);
}

function writeLines(path: string, lines: readonly string[]): void {
  const kept = lines.filter((line, at) => line !== lines[at - 1]).slice(-mostLines);
  const written = temporaryPath(path);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(written, kept.map((line) => `${line}\n`).join(''), { mode: 0o600, flag: 'wx' });
    renameSync(written, path);
  } catch (error) {
    throw fileError('file-unwritable', `cannot keep the history ${path}`, error);
  }
}
