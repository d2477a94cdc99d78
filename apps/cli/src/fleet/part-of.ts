import type { Access } from '@grantlens/engine';
import { collectionGaps } from '@grantlens/engine/internal';
import type { Moment, MomentAccount } from '@grantlens/fleet/internal';
import { type ErrorCode, GrantlensError } from '@grantlens/snapshot';
import { type CollectionName, SeveralMeant } from '@grantlens/snapshot/internal';
import type { Counts } from '../answers/fleet/kind.ts';
import { kindOf } from '../answers/fleet/kinds.ts';
import { exitCodeOf } from '../exit-code.ts';
import type { Answer } from '../output/answer.ts';
import { gapRecord, type Row } from '../output/records.ts';
import { momentAccountOf } from './moment-account.ts';
import { rowTexts } from './row-texts.ts';
import type { AnsweredPart, AskTask, NotTherePart } from './task.ts';

/**
 * The part of one account in an answer, or that it has nothing of a name in the question.
 *
 * @throws GrantlensError whatever else stands against an answer
 */
export async function partOf(
  access: Access,
  { question, output, earlier }: Pick<AskTask, 'question' | 'output' | 'earlier'>,
  answer: () => Answer | Promise<Answer>,
): Promise<AnsweredPart | NotTherePart> {
  const account = { ...momentAccountOf(access.account), ...(earlier && { since: sinceOf(earlier) }) };
  try {
    return answeredPart(await answer(), account, { question, output });
  } catch (error) {
    if (!(error instanceof GrantlensError) || error instanceof SeveralMeant) throw error;
    const collections = collectionsOfNames[error.code];
    if (collections === undefined) throw error;
    // What was not seen may be what was meant.
    const gaps = collectionGaps(access.account, collections).map(gapRecord);
    const { code, message } = error;
    return { kind: 'not-there', code, why: message, account, complete: gaps.length === 0, gaps };
  }
}

/** Where the things stand that nobody found under a name. */
const collectionsOfNames: { readonly [Code in ErrorCode]?: readonly CollectionName[] } = {
  'principal-unknown': ['members', 'accountTokens'],
  'permission-unknown': ['permissionGroups'],
  'resource-unknown': ['zones'],
};

function answeredPart(
  answer: Answer,
  account: MomentAccount,
  { question, output }: Pick<AskTask, 'question' | 'output'>,
): AnsweredPart {
  const { envelope, columns, positive, notes = [], code } = answer;
  const { complete, assumptions, gaps, summary } = envelope;
  return {
    kind: 'answered',
    account,
    complete,
    gaps: complete ? [] : gaps,
    ...rowTexts(answer, { account, kind: kindOf(question), asked: question.asked, output }),
    code: code ?? exitCodeOf({ complete, positive }),
    shown: columns.filter((column) => !column.wide).map(({ title }) => title),
    assumptions,
    counts: answer.counts ?? countsIn(summary),
    notes,
  };
}

/** What is counted, of a summary that says more. */
function countsIn(summary: Row = {}): Counts {
  return Object.fromEntries(
    Object.entries(summary).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

function sinceOf({ account: { takenAt, digest } }: Moment): NonNullable<MomentAccount['since']> {
  return { takenAt, digest };
}
