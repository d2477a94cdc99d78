import { type Access, applyEdits, compile, type Edit, readEdits, whatIf } from '@grantlens/engine';
import { editWords, type PlacedSentence, readPlacedEdits } from '@grantlens/engine/internal';
import type { Answer } from '../output/answer.ts';
import { editRecord } from '../output/change-records.ts';
import { answerChanges } from './changes.ts';
import { answerReplay } from './replay.ts';

/** Answers `what-if`; each edit is made to what those before it leave. */
export function answerWhatIf(access: Access, sentences: readonly string[], isReplay = false): Answer {
  return answerEdits(access, readEdits(sentences, access.account), isReplay);
}

/** The same of the edits of a file. */
export function answerEditsFile(access: Access, lines: readonly PlacedSentence[], isReplay = false): Answer {
  return answerEdits(access, readPlacedEdits(lines, access.account), isReplay);
}

function answerEdits(access: Access, edits: readonly Edit[], isReplay: boolean): Answer {
  const { account } = access;
  const query = { kind: 'what-if', edits: edits.map((edit) => editRecord(edit, account)) };
  const question = `what if: ${edits.map((edit) => editWords(edit, account)).join('; ')}`;
  if (isReplay) return answerReplay(access, compile(applyEdits(account, edits)), { query, question });
  return answerChanges(whatIf(access, edits), { account, query, question });
}
