import { type AccessGraph, readSentence } from '@grantlens/engine';
import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Answer } from '../output/answer.ts';
import type { Run } from '../run.ts';
import { answerCan } from './can.ts';
import { answerQuestion, type CommonOptions } from './question.ts';
import { answerWhatCan } from './what-can.ts';
import { answerWhoCan, type WhoCanQuestion, withListOptions } from './who-can.ts';

type AskOptions = CommonOptions & Pick<WhoCanQuestion, 'explain' | 'includePending' | 'includeInactive'>;

export function addAsk(program: Command, io: Io, run: Run): void {
  withListOptions(
    program
      .command('ask')
      .description("a question as a sentence: 'who can edit dns on example.com'")
      .argument('<sentence...>', 'who can …, can … …, or what can … do'),
  ).action((words: readonly string[], options: AskOptions) =>
    run(() => answerQuestion(options, io, (access) => answerSentence(access, words.join(' '), options))),
  );
}

/** Answers a sentence as the verb it means. */
export function answerSentence(
  access: AccessGraph,
  text: string,
  options: Pick<WhoCanQuestion, 'explain' | 'includePending' | 'includeInactive'>,
): Answer {
  const sentence = readSentence(text, access.account);
  switch (sentence.kind) {
    case 'who-can':
      return answerWhoCan(access, {
        ...options,
        permission: sentence.permission,
        resource: sentence.resource,
      });
    case 'can':
      return answerCan(access, { ...sentence, explain: options.explain });
    case 'what-can':
      return answerWhatCan(access, {
        principal: sentence.principal,
        resource: sentence.resource ?? undefined,
      });
  }
}
