import type { Access, Assumption } from '@grantlens/engine';
import { collectionGaps, unseenAmong } from '@grantlens/engine/internal';
import type { Gap } from '@grantlens/snapshot';
import type { Answer } from '../output/answer.ts';
import { envelope } from '../output/envelope.ts';
import type { Row } from '../output/records.ts';
import { assumptionWords, counted } from '../output/words.ts';
import { type Counted, countListed, listedWords } from './listed-counts.ts';
import type { ResolvedQuestion } from './resolved-question.ts';

/** Who is listed, and on what the list rests. */
interface ListedContent {
  readonly listed: readonly Counted[];
  /** How many zones were asked about; undefined for a question about one resource. */
  readonly zones?: number;
  readonly complete: boolean;
  readonly assumptions: readonly Assumption[];
  readonly gaps: readonly Gap[];
  readonly results: () => readonly Row[];
}

/** What every answer of `who-can` has besides its rows. */
export function whoCanFrame(
  access: Access,
  asked: ResolvedQuestion,
  content: ListedContent,
): Omit<Answer, 'columns' | 'cells'> {
  const { account } = access;
  const { listed, zones, complete, assumptions, gaps, results } = content;
  const counts = countListed(listed, asked.narrowed);
  const inZones = asked.subject.kind === 'zones';
  const unseen = [
    ...unseenAmong(access, asked.narrowed),
    ...(inZones ? collectionGaps(account, ['zones']) : []),
  ];
  const where = inZones ? ` on one or more of ${counted(zones ?? 0, 'zone')}` : '';
  return {
    account,
    envelope: envelope(account, {
      query: asked.query,
      complete,
      assumptions,
      gaps,
      ...(zones === undefined ? {} : { summary: { zones, ...counts } }),
      results,
    }),
    question: asked.question,
    notes: asked.notes,
    closing: [listedWords(counts, unseen, where), ...assumptions.map((one) => assumptionWords[one])],
    counts: { ...counts },
    positive: counts.allowed > 0,
  };
}
