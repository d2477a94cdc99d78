import type { LedgerRequest, ReadName } from '@grantlens/snapshot/internal';
import type { Answer } from './answer.ts';

/** What is asked: a path below the API base, each part of it encoded, and a query. */
export interface Question {
  /** What the answer belongs to: a collection or an extra, `account`, `credential` or `activity`. */
  readonly about: ReadName | 'account' | 'credential' | 'activity';
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** For lists that have pages. From 1. */
  readonly page?: number;
  /** Set where the answer has the form of RFC 7644 (SCIM) in the place of the API's envelope. */
  readonly form?: 'scim';
}

/** Where requests are written down, each once it is over. */
export type WriteDown = (request: LedgerRequest) => void;

/** Asks a question, and again where that is worthwhile. Each attempt can be written down. Throws only when aborted. */
export type Ask = (question: Question, writeDown?: WriteDown) => Promise<Answer>;

/** The query as it stands in an address; empty where there is none. */
export function queryText(query: Question['query']): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? '' : `?${text}`;
}
