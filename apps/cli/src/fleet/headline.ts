import { printable } from '@grantlens/engine/internal';
import { counted } from '../output/words.ts';
import type { SinkContext } from './sink.ts';

/** What is answered, and of how many accounts. */
export function headline({ kind, question, fleet }: SinkContext): string {
  const { accounts, moments } = fleet;
  if (question.verb === 'diff')
    return `${printable(kind.words(question.asked))}\nin ${counted(accounts, 'account')}\n`;
  const when =
    moments.length === accounts
      ? 'each as of its newest snapshot'
      : `at ${counted(moments.length, 'moment')}`;
  return `${printable(kind.words(question.asked))}\nin ${counted(accounts, 'account')}, ${when}\n`;
}
