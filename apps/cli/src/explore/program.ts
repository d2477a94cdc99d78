import { execFile, spawn } from 'node:child_process';

/** What every line of a loop is about. */
export interface Session {
  readonly snapshot: string;
  /** The options that say how the snapshot is read. */
  readonly reading: readonly string[];
  /** The settings file in force; null where there is none. */
  readonly settings: string | null;
}

/** The program as it was started, with what Node was given for it. */
function command(args: readonly string[]): readonly [string, string[]] {
  return [process.execPath, [...process.execArgv, process.argv[1] ?? '', ...args]];
}

/** Words of a line, with what every line has. Options that the line itself has come later, and count. */
function inSession([verb = '', ...words]: readonly string[], { reading }: Session): readonly string[] {
  return [verb, ...reading, ...words];
}

/** Without the secrets: this process took them out of its environment when it started. */
function environment({ snapshot }: Session): NodeJS.ProcessEnv {
  return { ...process.env, GRANTLENS_SNAPSHOT: snapshot };
}

/**
 * Runs the program on the terminal, and gives the signal that ended it, if one did. Computing in this process would not
 * hear of Ctrl-C before it is over; a process of its own is ended by it at once, and what it prints is what the verb
 * prints.
 */
export function runOnTerminal(args: readonly string[], session: Session): Promise<NodeJS.Signals | null> {
  const heedNot = () => undefined;
  process.on('SIGINT', heedNot);
  const settings = session.settings === null ? ['--no-config'] : ['--config', session.settings];
  // After the verb: behind `--` they would be words of the sentence.
  const [verb = '', ...words] = inSession(args, session);
  const child = spawn(...command([verb, ...settings, ...words]), {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environment(session),
  });
  return new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.once('error', reject).once('close', (_, signal) => resolve(signal));
  }).finally(() => process.off('SIGINT', heedNot));
}

/** Nobody waits longer at a key. */
const patience = 10_000;

/** What the program offers after some words, the last of them half typed; nothing where it fails. */
export function candidatesIn(session: Session, words: readonly string[]): Promise<readonly string[]> {
  const args = ['__complete', 'zsh', 'grantlens', ...inSession(words, session)];
  return new Promise((resolve) => {
    execFile(
      ...command(args),
      { env: environment(session), timeout: patience, encoding: 'utf8' },
      (error, out) => resolve(error === null ? out.split('\n').filter((line) => line !== '') : []),
    );
  });
}
