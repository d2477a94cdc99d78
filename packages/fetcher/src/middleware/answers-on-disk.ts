import { addTo, canonicalText } from '@grantlens/snapshot/internal';
import type { PartialFile } from '../resume/partial-file.ts';
import type { PartialLine, StoredLine } from '../resume/partial-line.ts';
import type { Ask, Question, WriteDown } from '../wire/question.ts';

/** A list that an earlier run has read in part. */
interface List {
  /** The page that was last taken from disk. */
  last?: StoredLine | undefined;
  /** Whether that page is no longer what it was. */
  moved?: Promise<boolean>;
  /** From its first page that is not on disk on, all are asked for: those after it may have moved. */
  isLive?: true;
}

/**
 * Answers from the partial what it has an answer to, each as often as it was asked; asks everything else, and puts the
 * answer there. What was refused or got lost is not on disk, so it is asked again. Where a list goes on in the middle,
 * its last page on disk is looked at once more: if rows have moved meanwhile, one may have fallen between the pages of
 * then and those of now, and the answer says so.
 */
export function withPartial(ask: Ask, { lines, append }: PartialFile): Ask {
  const known = new Map<string, StoredLine[]>();
  for (const line of lines) {
    const key = keyOf(line.question.path, line.question.query);
    addTo(known, key, line);
  }
  const lists = new Map<string, List>();
  let broken: { readonly error: unknown } | undefined;

  const keep = async (line: PartialLine) => {
    try {
      await append(line);
    } catch (error) {
      broken = { error };
      throw error;
    }
  };

  /** Once for each list: the pages that are asked for together wait for the same look. */
  const hasMoved = (list: List, writeDown: WriteDown | undefined): Promise<boolean> => {
    const { last } = list;
    // Read from its first page on: no old rows are mixed with new ones.
    if (last === undefined) return Promise.resolve(false);
    list.moved ??= Promise.all([ask(last.question, writeDown), last.answer()]).then(
      ([answer, before]) =>
        answer.kind !== 'result' || canonicalText(answer.result) !== canonicalText(before.result),
    );
    return list.moved;
  };

  return async (question, writeDown) => {
    const list = listIn(lists, question);
    const line = list.isLive ? undefined : known.get(keyOf(question.path, question.query))?.shift();
    if (line !== undefined) {
      if (question.page !== undefined) list.last = line;
      for (const request of line.requests) writeDown?.(request);
      return await line.answer();
    }
    // The run is over then, and what others of its lists still ask for would be asked for nothing.
    if (broken !== undefined) throw broken.error;
    if (question.page === 1) list.last = undefined;
    if (question.page !== undefined) list.isLive = true;
    const moved = await hasMoved(list, writeDown);
    const requests: PartialLine['requests'][number][] = [];
    const answer = await ask(question, (request) => {
      requests.push(request);
      writeDown?.(request);
    });
    if (answer.kind !== 'result') return answer;
    await keep({ question, requests, answer });
    return moved ? { ...answer, moved } : answer;
  };
}

/** The list a question is about: the same for all of its pages. */
function listIn(lists: Map<string, List>, { path, query, page: number }: Question): List {
  // What is walked by a cursor has no pages that may move, and a cursor for each would be kept.
  if (number === undefined) return {};
  const { page: _, startIndex: __, ...others } = query;
  const key = keyOf(path, others);
  const list = lists.get(key) ?? {};
  lists.set(key, list);
  return list;
}

function keyOf(path: string, query: Question['query']): string {
  return `${path}?${new URLSearchParams(query).toString()}`;
}
