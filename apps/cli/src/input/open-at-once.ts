import { constants, openSync } from 'node:fs';

/** Opens a file to read it, and waits for nobody: a pipe in the place of a file would wait for who writes into it. */
export function openAtOnce(path: string): number {
  return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
}
