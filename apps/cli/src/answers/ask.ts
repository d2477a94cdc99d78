import type { Access } from '@grantlens/engine';
import { readSentence } from '@grantlens/engine/internal';
import type { Answer } from '../output/answer.ts';
import { answerCan } from './can.ts';
import type { ListFlags } from './resolved-question.ts';
import { answerWhatCan } from './what-can.ts';
import { answerWhoCan } from './who-can.ts';

/** Answers a sentence as the verb it means. */
export function answerSentence(access: Access, text: string, options: ListFlags): Answer {
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
