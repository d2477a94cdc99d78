import { compile, resolvePermission, resolveResource } from '@grantlens/engine';
import { type AskedNames, isWordForArea } from '@grantlens/engine/internal';
import type { Account, PermissionGroup } from '@grantlens/snapshot';
import { answerCan, type CanQuestion } from '../answers/can.ts';
import { type ExitCode, relaxed } from '../exit-code.ts';
import { readLookupFile } from '../input/read-lookup-file.ts';
import { snapshotPath } from '../input/snapshot-path.ts';
import type { Io } from '../io.ts';
import type { Answer } from '../output/answer.ts';
import { writeAnswer } from '../output/formats.ts';
import { readCanLine } from './can-line.ts';

/**
 * Answers `can` from the lookup file beside the snapshot, without reading the snapshot; null when there is any doubt that the
 * answer is the same. Then nothing has been written yet, and the whole program gives the answer, or says what is wrong.
 */
export async function canQuickly(args: readonly string[], io: Io): Promise<ExitCode | null> {
  const line = readCanLine(args);
  const snapshot = snapshotPath(line?.snapshot, io);
  if (line === null || snapshot === null) return null;
  const answer = answerFromSlice(line.question, (asked) => readLookupFile(snapshot, asked));
  if (answer === null) return null;
  return relaxed(await writeAnswer(answer, line.output, io), line.exitZero);
}

/** Answers from as much of an account as the question needs; null when the whole account has to be asked. */
export function answerFromSlice(
  question: CanQuestion,
  sliceFor: (asked: AskedNames) => Account | null,
): Answer | null {
  // Which permissions a glob or an everyday word means only the whole account knows.
  if (question.permission.includes('*') || isWordForArea(question.permission)) return null;
  const account = sliceFor(question);
  if (account === null) return null;
  try {
    // And so it is with many resources, and with those that the snapshot may not show.
    const subject = resolveResource(question.resource, account);
    if (subject.kind !== 'account' && subject.kind !== 'zone') return null;
    if (subject.kind === 'zone' && !account.zonesByKey.has(subject.identity)) return null;
    const answer = answerCan(compile(account), question);
    const isHeld = answer.positive || !answer.envelope.complete;
    return isHeld && restsOnEveryPermission(question, account) ? null : answer;
  } catch {
    // Names that mean nothing or several things: the whole account knows what comes near them.
    return null;
  }
}

/**
 * Whether an answer may name any permission there is, as what a deny takes out of a permission group that holds everything:
 * a slice has only the permissions that were asked for.
 */
function restsOnEveryPermission({ permission }: CanQuestion, account: Account): boolean {
  const asked = resolvePermission(permission, account);
  if (asked.kind !== 'group' || asked.group.contents.kind === 'listed') return false;
  const denies = account.policies.filter(({ effect }) => effect !== 'allow');
  const denied = denies.flatMap(({ permissionGroups }) => permissionGroups.map(({ key }) => key));
  return !denied.every((key) => key !== null && isListed(account.permissionGroups.get(key)));
}

function isListed(group: PermissionGroup | undefined): boolean {
  return group?.contents.kind === 'listed' && group.contents.complete;
}
