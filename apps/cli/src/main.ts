import { takeEnvironment, withoutSecrets } from './environment.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import type { Io } from './io.ts';
import { optimiseLate } from './optimise-late.ts';
import { pageOf } from './output/page.ts';
import { answerQuickly } from './runs/answer-quickly.ts';

/**
 * Takes over Ctrl-C, for a verb that has something to close. A verb that does not ask for the signal is simply ended:
 * a handler would only run once its computing is over.
 */
function interruptSignal(): AbortSignal {
  const abort = new AbortController();
  const interrupt = () => {
    // A second Ctrl-C means: do not wait.
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt).off('SIGHUP', interrupt);
    abort.abort();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt).on('SIGHUP', interrupt);
  return abort.signal;
}

const env = takeEnvironment(process.env);
let signal: AbortSignal | undefined;

const outputFailed = new AbortController();
let isHeard = true;

/** What a pipe says when its reader is gone. */
const readerGone: readonly (string | undefined)[] = ['EPIPE', 'ECONNRESET'];

// A reader that has seen enough (`| head`) closes the pipe: that is not an error of ours, and changes neither
// the exit code nor what is still written to disk. A full disk is one of the world's.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (!isHeard) return;
  isHeard = false;
  if (readerGone.includes(error.code)) return;
  process.exitCode = exitCodes.error;
  outputFailed.abort();
  void import('./failure.ts').then(({ describeUnwritten }) => process.stderr.write(describeUnwritten(error)));
});

// Nobody listens to the progress any more; the work goes on.
process.stderr.on('error', () => undefined);

const io: Io = {
  out: (chunk) => {
    if (isHeard) process.stdout.write(chunk);
  },
  taken: async () => {
    if (!isHeard || !process.stdout.writableNeedDrain) return;
    await new Promise<void>((resolve) => {
      // Whichever is first: a listener of the other that stayed would be one more for every part of a long answer.
      const taken = () => {
        process.stdout.off('drain', taken).off('close', taken);
        resolve();
      };
      process.stdout.on('drain', taken).on('close', taken);
    });
  },
  err: (chunk) => void process.stderr.write(withoutSecrets(chunk, env)),
  page: pageOf(process.stdout, env),
  errTerminal: process.stderr.isTTY ? process.stderr : undefined,
  env,
  readInput: async () => (await import('./input/standard-input.ts')).readStandardInput(),
  get signal() {
    signal ??= interruptSignal();
    return signal;
  },
  isInterrupted: () => signal?.aborted ?? false,
  outputFailed: outputFailed.signal,
};

async function run(args: readonly string[]): Promise<ExitCode> {
  optimiseLate();
  if (args[0] === '__complete') return (await import('./complete.ts')).complete(args.slice(1), io);
  return (await answerQuickly(args, io)) ?? (await import('./program.ts')).runProgram(args, io);
}

// What goes wrong here nobody has put into words: Node says it.
void run(process.argv.slice(2)).then((code) => {
  // What could not be written is an error, whatever the answer was.
  process.exitCode ??= code;
});
