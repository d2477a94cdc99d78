import { type Access, type Edit, readEdits, whatIf } from '@grantlens/engine';
import { editWords, type PlacedSentence, readPlacedEdits } from '@grantlens/engine/internal';
import type { Answer } from '../output/answer.ts';
import { editRecord } from '../output/change-records.ts';
import { answerChanges } from './changes.ts';

/** Answers `what-if`; each edit is made to what those before it leave. */
export function answerWhatIf(access: Access, sentences: readonly string[]): Answer {
  return answerEdits(access, readEdits(sentences, access.account));
}

/** The same of the edits of a file. */
export function answerEditsFile(access: Access, lines: readonly PlacedSentence[]): Answer {
  return answerEdits(access, readPlacedEdits(lines, access.account));
}

function answerEdits(access: Access, edits: readonly Edit[]): Answer {
  const { account } = access;
  return answerChanges(whatIf(access, edits), {
    account,
    query: { kind: 'what-if', edits: edits.map((edit) => editRecord(edit, account)) },
    question: `what if: ${edits.map((edit) => editWords(edit, account)).join('; ')}`,
  });
}
