import { createHash } from 'node:crypto';
import type { LedgerRequest } from '@grantlens/snapshot/internal';
import { timeText } from '../clock.ts';
import type { Redactor } from '../credential/redactor.ts';
import type { Answer } from './answer.ts';
import type { Question } from './question.ts';
import type { Received } from './request.ts';

/** One request and what became of it. */
export interface Exchange {
  readonly question: Question;
  readonly received: Received;
  readonly answer: Answer;
  /** When it was sent, in milliseconds since 1970. */
  readonly at: number;
}

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
