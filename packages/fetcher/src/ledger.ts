import { createHash } from 'node:crypto';
import type { CollectionName, LedgerRequest } from '@grantlens/snapshot';
import { timeText } from './clock.ts';
import type { Redactor } from './redact.ts';
import type { Answer } from './wire/answer.ts';
import type { Received } from './wire/request.ts';

/** What is asked: a path below the API base, each part of it encoded, and a query. */
export interface Question {
  /** What the answer belongs to: a collection, `account` or `credential`. */
  readonly about: CollectionName | 'account' | 'credential';
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** For lists that have pages. From 1. */
  readonly page?: number;
}

/** One request and what became of it. */
export interface Exchange {
  readonly question: Question;
  readonly received: Received;
  readonly answer: Answer;
  /** When it was sent, in milliseconds since 1970. */
  readonly at: number;
}

/** Where requests are written down, each once it is over. */
export type WriteDown = (request: LedgerRequest) => void;

const nothing = new Uint8Array();

/** The ledger's line about a request. */
export function ledgerRequest(exchange: Exchange, redactor: Redactor): LedgerRequest {
  const { question, received, answer, at } = exchange;
  const { path, query, page } = question;
  const body = received.kind === 'response' ? received.body : nothing;
  const ray = received.kind === 'response' ? received.headers['cf-ray'] : undefined;
  return {
    // An id in it came from the API.
    path: redactor.value(path).value,
    query,
    ...(page !== undefined && { page }),
    httpStatus: received.httpStatus,
    at: timeText(at),
    rows: answer.kind === 'result' && Array.isArray(answer.result) ? answer.result.length : 0,
    bodySha256: createHash('sha256').update(body).digest('hex'),
    ...(ray !== undefined && { ray: redactor.text(ray) }),
  };
}
