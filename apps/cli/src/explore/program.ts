import { execFile, spawn } from 'node:child_process';

/** The program as it was started, with what Node was given for it. */
function command(args: readonly string[]): readonly [string, string[]] {
  return [process.execPath, [...process.execArgv, process.argv[1] ?? '', ...args]];
}

/** Without the secrets: this process took them out of its environment when it started. */
function environment(snapshot: string): NodeJS.ProcessEnv {
  return { ...process.env, GRANTLENS_SNAPSHOT: snapshot };
}

/**
 * Runs the program on the terminal, and gives the signal that ended it, if one did. Computing in this process would not
 * hear of Ctrl-C before it is over; a process of its own is ended by it at once, and what it prints is what the verb
 * prints.
 */
export function runOnTerminal(args: readonly string[], snapshot: string): Promise<NodeJS.Signals | null> {
  const heedNot = () => undefined;
  process.on('SIGINT', heedNot);
  const child = spawn(...command(args), {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environment(snapshot),
  });
  return new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.once('error', reject).once('close', (_, signal) => resolve(signal));
  }).finally(() => process.off('SIGINT', heedNot));
}

/** Nobody waits longer at a key. */
const patience = 10_000;

/** The lines that the program prints; none where it fails. */
export function linesOf(args: readonly string[], snapshot: string): Promise<readonly string[]> {
  return new Promise((resolve) => {
    execFile(
      ...command(args),
      { env: environment(snapshot), timeout: patience, encoding: 'utf8' },
      (error, out) => resolve(error === null ? out.split('\n').filter((line) => line !== '') : []),
    );
  });
}
