import { type ChecksFile, evaluateChecks, type Fault, readChecks } from '@grantlens/checks';
import type { CheckSeverity } from '@grantlens/checks/internal';
import type { Access } from '@grantlens/engine';
import { GrantlensError } from '@grantlens/snapshot';
import { readDay, readTime } from '@grantlens/snapshot/internal';
import { answerChecks } from '../answers/check.ts';
import type { ExitCode } from '../exit-code.ts';
import { readBytes } from '../input/named-bytes.ts';
import type { Io } from '../io.ts';
import type { Answer } from '../output/answer.ts';
import { type CheckOutputOptions, writeChecks } from './write-checks.ts';

/** The options of the verb. */
export interface CheckRunOptions extends CheckOutputOptions {
  readonly failOn?: CheckSeverity;
  readonly at?: string;
}

/** `grantlens check` */
export async function askChecks(
  options: CheckRunOptions,
  io: Io,
  paths: readonly string[],
): Promise<ExitCode> {
  const now = options.at === undefined ? undefined : momentOf(options.at);
  const files: ChecksFile[] = [];
  for (const path of new Set(paths)) files.push({ path, bytes: await readBytes(path, 'the checks') });
  const read = readChecks(files);
  const names = files.map(({ path }) => path);
  const work = (access: Access): Answer | readonly Fault[] => {
    const evaluated = evaluateChecks(access, read, now === undefined ? {} : { now });
    if (evaluated.kind === 'faults') return evaluated.faults;
    return answerChecks(access, evaluated.report, {
      query: { kind: 'check', files: names, failOn: options.failOn, at: options.at },
      question: `check ${names.join(' ')}`,
      failOn: options.failOn,
    });
  };
  return writeChecks(options, io, { asked: [{ options }], inputs: names, work });
}

/** The moment that `--at` names: of a day its first one. */
function momentOf(text: string): number {
  const moment = readDay(text) ?? readTime(text);
  if (moment === null)
    throw new GrantlensError(
      'usage',
      `--at ${text}: a day like 2026-03-31, or an RFC 3339 time with its zone`,
    );
  return moment;
}
