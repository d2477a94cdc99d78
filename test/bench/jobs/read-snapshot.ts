import { readFileSync } from 'node:fs';
import { compile, compileIndex } from '@grantlens/engine';
import { decodeSnapshot, normalise } from '@grantlens/snapshot';
import { pathOf } from '../account/files.ts';
import { median, timeOf } from '../measure.ts';
import type { Findings, Task } from './job.ts';

/** Accounts beyond this many bytes are read once per process. */
const large = 200e6;

/** From the bytes of a snapshot file to an engine that can be asked, beside JSON.parse of the same bytes. */
export function readSnapshot({ folder }: Task): Findings {
  const bytes = readFileSync(pathOf(folder, 'snapshot'));
  const parse: number[] = [];
  const ready: number[] = [];
  const stages = { decode: [] as number[], normalise: [] as number[], compile: [] as number[] };
  for (let round = bytes.length > large ? 1 : 4; round > 0; round -= 1) {
    parse.push(timeOf(() => JSON.parse(bytes.toString('utf8'))).ms);
    const decoded = timeOf(() => decodeSnapshot(bytes, 'refuse').snapshot);
    const account = timeOf(() => normalise(decoded.value));
    const opened = timeOf(() => [compile(account.value), compileIndex(account.value)]);
    stages.decode.push(decoded.ms);
    stages.normalise.push(account.ms);
    stages.compile.push(opened.ms);
    ready.push(decoded.ms + account.ms + opened.ms);
  }
  // The first time of several warms the compiler up.
  const warm = (all: readonly number[]) => median(all.length > 1 ? all.slice(1) : all);
  return {
    figures: {
      snapshotBytes: bytes.length,
      parseMs: warm(parse),
      readyMs: warm(ready),
      decodeMs: warm(stages.decode),
      normaliseMs: warm(stages.normalise),
      compileMs: warm(stages.compile),
    },
  };
}
