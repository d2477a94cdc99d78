import { type AccessGraph, diff } from '@grantlens/engine';
import { GrantlensError } from '@grantlens/snapshot';
import type { Command } from 'commander';
import type { ExitCode } from '../exit-code.ts';
import { openEarlier, openSnapshot } from '../input/snapshot-file.ts';
import type { Io } from '../io.ts';
import { type Answer, relaxed, writeAnswer } from '../output/answer.ts';
import { snapshotRecord } from '../output/envelope.ts';
import type { Run } from '../run.ts';
import { answerChanges } from './changes.ts';
import { type CommonOptions, withAnswerOptions } from './question.ts';

export function addDiff(program: Command, io: Io, run: Run): void {
  withAnswerOptions(
    program
      .command('diff')
      .description(
        'what changed between two snapshots: who can do what now and could not, or can no longer, and why',
      )
      .argument('<before>', 'the earlier snapshot')
      .argument('<after>', 'the later snapshot'),
  ).action((before: string, after: string, options: CommonOptions) =>
    run(() => compareFiles({ ...options, before, after }, io)),
  );
}

async function compareFiles(
  options: CommonOptions & { readonly before: string; readonly after: string },
  io: Io,
): Promise<ExitCode> {
  const before = await openEarlier({ ...options, snapshot: options.before }, io);
  const after = await openSnapshot({ ...options, snapshot: options.after }, io);
  return relaxed(await writeAnswer(answerDiff(before, after), options.output, io), options.exitZero);
}

/**
 * Answers `diff`.
 *
 * @throws GrantlensError `accounts-differ`
 */
export function answerDiff(before: AccessGraph, after: AccessGraph): Answer {
  const [was, is] = [before.account, after.account];
  if (was.id !== is.id) {
    const text = `the first snapshot is of the account ${was.id} and the second of ${is.id}`;
    throw new GrantlensError('accounts-differ', text);
  }
  const modified = was.modified ? ' (MODIFIED since it was written)' : '';
  const answer = answerChanges(diff(before, after), {
    account: is,
    query: { kind: 'diff', before: snapshotRecord(was) },
    question: `what changed since ${was.takenAt.end}, snapshot ${was.digest}${modified}`,
  });
  const late = was.takenAt.end > is.takenAt.end;
  return late
    ? { ...answer, closing: [...answer.closing, 'note: the first snapshot is the later one'] }
    : answer;
}
