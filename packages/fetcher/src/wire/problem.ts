import { type ErrorCode, GrantlensError } from '@grantlens/snapshot';
import type { CollectionProblem } from '@grantlens/snapshot/internal';

/** Why a request brought no result, or a walk over pages no certainty. */
export const problemCodes = [
  'forbidden',
  'not-found',
  'refused',
  'rate-limited',
  'server-error',
  'redirected',
  'network',
  'timeout',
  'too-large',
  'unreadable',
  'too-many-pages',
  'total-changed',
  'total-mismatch',
  'pages-missing',
  'page-repeated',
  'page-size-changed',
  'rows-changed',
  'rows-moved',
  'more-announced',
  'nothing-listed',
  'groups-unseen',
  'group-without-id',
  'account-without-id',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** A problem as the snapshot stores it: `message` is a sentence fragment without a full stop. */
export interface Problem extends CollectionProblem {
  readonly code: ProblemCode;
}

const errorCodeOf: Readonly<Partial<Record<ProblemCode, ErrorCode>>> = {
  forbidden: 'credential-refused',
  network: 'network',
  timeout: 'network',
};

/** The error for something without which nothing can be done; `what` could not be read because of `problem`. */
export function refused(what: string, problem: Problem, code?: ErrorCode): GrantlensError {
  const message = `${what} cannot be read: ${problem.message}`;
  return new GrantlensError(code ?? errorCodeOf[problem.code] ?? 'api', message);
}
