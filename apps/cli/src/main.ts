import { text } from 'node:stream/consumers';
import type { Io } from './io.ts';
import { runProgram } from './program.ts';

const abort = new AbortController();
process.once('SIGINT', () => abort.abort());
process.once('SIGTERM', () => abort.abort());

// A reader that has seen enough (`| head`) closes the pipe: that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const io: Io = {
  out: (chunk) => void process.stdout.write(chunk),
  err: (chunk) => void process.stderr.write(chunk),
  env: process.env,
  readInput: () => text(process.stdin),
  signal: abort.signal,
};

process.exitCode = await runProgram(process.argv.slice(2), io);
