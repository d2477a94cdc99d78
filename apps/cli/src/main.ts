import { takeEnvironment, withoutSecrets } from './environment.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { canQuickly } from './verbs/can-quickly.ts';

/**
 * Takes over Ctrl-C, for a verb that has something to close. A verb that does not ask for the signal is simply ended:
 * a handler would only run once its computing is over.
 */
function interruptSignal(): AbortSignal {
  const abort = new AbortController();
  const interrupt = () => {
    // Whoever asks a second time does not want to wait.
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt).off('SIGHUP', interrupt);
    abort.abort();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt).on('SIGHUP', interrupt);
  return abort.signal;
}

const env = takeEnvironment(process.env);
let signal: AbortSignal | undefined;

// A reader that has seen enough (`| head`) closes the pipe: that is no error of ours. A full disk is one of the world's.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  void import('./failure.ts').then(({ describeUnwritten }) => {
    process.stderr.write(describeUnwritten(error));
    process.exit(1);
  });
});

// Nobody listens to the progress any more; the work goes on.
process.stderr.on('error', () => undefined);

const io: Io = {
  out: (chunk) => void process.stdout.write(chunk),
  err: (chunk) => void process.stderr.write(withoutSecrets(chunk, env)),
  errTerminal: process.stderr.isTTY ? process.stderr : undefined,
  env,
  readInput: async () => (await import('node:stream/consumers')).text(process.stdin),
  get signal() {
    signal ??= interruptSignal();
    return signal;
  },
  isInterrupted: () => signal?.aborted ?? false,
};

async function run(args: readonly string[]): Promise<ExitCode> {
  return (await canQuickly(args, io)) ?? (await import('./program.ts')).runProgram(args, io);
}

// What goes wrong here nobody has put into words: Node says it.
void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
