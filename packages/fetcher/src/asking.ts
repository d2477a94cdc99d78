import type { Question, WriteDown } from './ledger.ts';
import type { Answer } from './wire/answer.ts';

/** Asks a question, and again where that is worthwhile. Each attempt can be written down. Throws only when aborted. */
export type Ask = (question: Question, writeDown?: WriteDown) => Promise<Answer>;
