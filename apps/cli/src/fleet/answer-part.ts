import type { Access } from '@grantlens/engine';
import { collectionGaps } from '@grantlens/engine/internal';
import type { Moment, MomentAccount } from '@grantlens/fleet/internal';
import { type ErrorCode, GrantlensError } from '@grantlens/snapshot';
import { type CollectionName, SeveralMeant } from '@grantlens/snapshot/internal';
import type { Counts, FleetKind } from '../answers/fleet/kind.ts';
import type { FleetQuestion } from '../answers/fleet/question.ts';
import { exitCodeOf } from '../exit-code.ts';
import type { Answer } from '../output/answer.ts';
import { gapRecord, type Row } from '../output/records.ts';
import { momentAccountOf } from './moment-account.ts';
import { rowTexts } from './row-texts.ts';
import type { AnsweredPart, FleetFormat, NotTherePart } from './task.ts';

/** What is asked, by whom it is answered, and in which form. */
export interface PartAsked {
  readonly kind: FleetKind<unknown>;
  readonly question: FleetQuestion;
  readonly output: FleetFormat;
  readonly moment: Moment;
}

/**
 * The part of one account in an answer, or that it has nothing of a name in the question.
 *
 * @throws GrantlensError whatever else stands against an answer
 */
export async function answerPart(
  access: Access,
  { kind, question, output, moment }: PartAsked,
): Promise<AnsweredPart | NotTherePart> {
  const account = momentAccountOf(access.account);
  if (account.digest !== moment.account.digest)
    throw new GrantlensError('file-unreadable', 'it was replaced while the fleet was read');
  try {
    return answeredPart(await kind.answer(access, question.asked), { account, kind, question, output });
  } catch (error) {
    if (!(error instanceof GrantlensError) || error instanceof SeveralMeant) throw error;
    const collections = collectionsOfNames[error.code];
    if (collections === undefined) throw error;
    // What was not seen may be what was meant.
    const gaps = collectionGaps(access.account, collections);
    return {
      kind: 'not-there',
      code: error.code,
      why: error.message,
      account,
      complete: gaps.length === 0,
      gaps: gaps.map(gapRecord),
    };
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
  asked: Omit<PartAsked, 'moment'> & { readonly account: MomentAccount },
): AnsweredPart {
  const { account, kind, question, output } = asked;
  const { envelope, columns, positive, notes = [], code } = answer;
  const { complete, assumptions, gaps, summary } = envelope;
  const shown = columns.filter((column) => !column.wide).map(({ title }) => title);
  return {
    kind: 'answered',
    account,
    complete,
    gaps: complete ? [] : gaps,
    ...rowTexts(answer, { account, titles: kind.columns(question.asked), output }),
    code: code ?? exitCodeOf({ complete: true, positive }),
    shown,
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
