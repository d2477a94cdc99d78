import { invariant } from '@grantlens/snapshot/internal';
import type { Io } from '../../io.ts';
import type { Answer } from '../answer.ts';
import { type Comment, commentText } from '../comment.ts';
import { remarks } from '../headline.ts';
import { incompleteLines } from '../incomplete.ts';
import { codeSpan, commentMarker } from '../markdown.ts';
import { rulingsComment } from '../rulings-comment.ts';

/** The comment of an answer that has one, or whose rulings make one. */
export function commentOf({ comment, rulings }: Answer): Comment {
  const made = comment?.() ?? (rulings === undefined ? undefined : rulingsComment(rulings()));
  invariant(made !== undefined, 'only an answer with a comment is asked for in markdown');
  return made;
}

/** A comment under a change of files, for people. */
export async function writeMarkdown(answer: Answer, io: Io): Promise<void> {
  const { account, question, notes = [], envelope } = answer;
  const comment = commentOf(answer);
  const unseen = [...notes.map((note) => `note: ${note}`), ...incompleteLines(envelope)];
  const before = [
    commentMarker(account.id),
    `**${comment.summary}**`,
    '',
    codeSpan(question, longestQuestion),
    '',
    ...unseen.slice(0, mostUnseen).map((line) => `- ${codeSpan(line)}`),
    ...(unseen.length > 0 ? [''] : []),
  ];
  const modified = account.modified ? ', MODIFIED since it was written' : '';
  const taken = `${codeSpan(account.name ?? account.id)} as of ${account.takenAt.end}`;
  io.out(
    `${commentText(comment, { before, after: [`<sub>${taken}, snapshot ${codeSpan(account.digest)}${modified}</sub>`] })}\n`,
  );
  io.err(remarks(answer));
}

const longestQuestion = 2000;
const mostUnseen = 30;
