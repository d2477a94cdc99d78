import { type Access, readEdits, whatIf } from '@grantlens/engine';
import { editWords } from '@grantlens/engine/internal';
import type { Answer } from '../output/answer.ts';
import { editRecord } from '../output/change-records.ts';
import { answerChanges } from './changes.ts';

/** Answers `what-if`; each edit is made to what those before it leave. */
export function answerWhatIf(access: Access, sentences: readonly string[]): Answer {
  const { account } = access;
  const edits = readEdits(sentences, account);
  return answerChanges(whatIf(access, edits), {
    account,
    query: { kind: 'what-if', edits: edits.map((edit) => editRecord(edit, account)) },
    question: `what if: ${edits.map((edit) => editWords(edit, account)).join('; ')}`,
  });
}
