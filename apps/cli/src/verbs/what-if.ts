import { type AccessGraph, editWords, readEdits, whatIf } from '@grantlens/engine';
import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Answer } from '../output/answer.ts';
import { editRecord } from '../output/change-records.ts';
import type { Run } from '../run.ts';
import { answerChanges } from './changes.ts';
import { answerQuestion, type CommonOptions, withQuestionOptions } from './question.ts';

export function addWhatIf(program: Command, io: Io, run: Run): void {
  withQuestionOptions(
    program
      .command('what-if')
      .description('what an edit of the account would change; nothing is edited')
      .argument('<edit...>', "edits, each in quotes: 'add MEMBER to GROUP'")
      .addHelpText(
        'after',
        `
Edits:
  'add MEMBER to GROUP'            'remove MEMBER from GROUP'
  'remove member MEMBER'           'remove token NAME'
  'remove group GROUP'             'remove policy ID'
  'grant PERMISSION_GROUP on RESOURCE to MEMBER'  (or token:NAME, or GROUP)
  'deny PERMISSION_GROUP on RESOURCE to MEMBER'`,
      ),
  ).action((edits: readonly string[], options: CommonOptions) =>
    run(() => answerQuestion(options, io, (access) => answerWhatIf(access, edits))),
  );
}

/** Answers `what-if`; each edit is made to what those before it leave. */
export function answerWhatIf(access: AccessGraph, sentences: readonly string[]): Answer {
  const { account } = access;
  const edits = readEdits(sentences, account);
  return answerChanges(whatIf(access, edits), {
    account,
    query: { kind: 'what-if', edits: edits.map((edit) => editRecord(edit, account)) },
    question: `what if: ${edits.map((edit) => editWords(edit, account)).join('; ')}`,
  });
}
