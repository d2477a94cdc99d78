import { text } from 'node:stream/consumers';
import { GrantlensError } from '@grantlens/snapshot';
import { describeFailure } from './failure.ts';
import { reasonOf } from './input/snapshot-file.ts';
import type { Io } from './io.ts';
import { runProgram } from './program.ts';

/**
 * Takes over Ctrl-C, for a verb that has something to close. A verb that does not ask for the signal is simply ended:
 * a handler would only run once its computing is over.
 */
function interruptSignal(): AbortSignal {
  const abort = new AbortController();
  process.once('SIGINT', () => abort.abort());
  process.once('SIGTERM', () => abort.abort());
  return abort.signal;
}

let signal: AbortSignal | undefined;

// A reader that has seen enough (`| head`) closes the pipe: that is no error of ours. A full disk is one of the world's.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    const reason = `cannot write the answer: ${reasonOf(error)}`;
    process.stderr.write(describeFailure(new GrantlensError('file-unwritable', reason)));
  }
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

// Nobody listens to the progress any more; the work goes on.
process.stderr.on('error', () => undefined);

const io: Io = {
  out: (chunk) => void process.stdout.write(chunk),
  err: (chunk) => void process.stderr.write(chunk),
  env: process.env,
  readInput: () => text(process.stdin),
  get signal() {
    signal ??= interruptSignal();
    return signal;
  },
  isInterrupted: () => signal?.aborted ?? false,
};

process.exitCode = await runProgram(process.argv.slice(2), io);
