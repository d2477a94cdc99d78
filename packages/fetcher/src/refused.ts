import { type ErrorCode, GrantlensError } from '@grantlens/snapshot';
import type { Problem, ProblemCode } from './wire/problem.ts';

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
