import type { Removal } from '@grantlens/snapshot/internal';
import type { Redactor } from '../credential/redactor.ts';
import { type ApiError, type ResultInfo, readEnvelope } from './envelope.ts';
import type { Problem } from './problem.ts';
import type { Received } from './request.ts';
import { storable } from './storable.ts';

/** The API gave a result. */
export interface ResultAnswer {
  readonly kind: 'result';
  /** Whatever the API says, without the credential and without secrets: not yet known to be of any type. */
  readonly result: unknown;
  readonly info: ResultInfo;
  /** What was taken out of the result. */
  readonly removed: readonly Removal[];
  /** How large it was on the wire. */
  readonly bytes: number;
  /** Whether rows of its list are no longer on the pages on which they were read. */
  readonly moved?: true;
}

/** The API, or the way to it, gave none. */
export interface Refusal {
  readonly kind: 'refusal';
  /** 0 when no answer arrived. */
  readonly httpStatus: number;
  readonly problem: Problem;
  /** The API's own codes of what it complains about. */
  readonly codes?: readonly number[];
  readonly retry: 'worthwhile' | 'useless';
}

export type Answer = ResultAnswer | Refusal;

/** Reads what was received for a question: status first, then `success`, and never `errors` alone. */
export function readAnswer(
  received: Received,
  { about, form }: { readonly about: string; readonly form?: 'scim' },
  redactor: Redactor,
): Answer {
  if (received.kind === 'lost') {
    const { httpStatus, problem, retry } = received;
    return refusal({ httpStatus, problem: { ...problem, message: redactor.text(problem.message) }, retry });
  }
  const { httpStatus, headers, body } = received;
  if (httpStatus >= 300 && httpStatus < 400) return redirected(httpStatus, headers.location, redactor);
  const reading = readEnvelope(body, form);
  if (reading.kind === 'envelope' && reading.envelope.success && httpStatus === 200) {
    const { value: result, removed } = storable(about, reading.envelope.result, redactor);
    return { kind: 'result', result, info: reading.envelope.info, removed, bytes: body.length };
  }
  const errors = reading.kind === 'envelope' ? reading.envelope.errors : [];
  if (httpStatus === 200 && reading.kind !== 'envelope') {
    const why = reading.kind === 'cut-short' ? 'it is cut short or damaged' : reading.why;
    const problem: Problem = { code: 'unreadable', message: `the API's answer cannot be read: ${why}` };
    return refusal({ httpStatus, problem, retry: reading.kind === 'cut-short' ? 'worthwhile' : 'useless' });
  }
  const message = `the API answered ${httpStatus}${complaint(errors, redactor)}`;
  return refusal({
    httpStatus,
    problem: { code: codeOf(httpStatus, errors), message },
    codes: errors.flatMap(({ code }) => code ?? []),
    retry: retryOf(httpStatus),
  });
}

function refusal(parts: Omit<Refusal, 'kind'>): Refusal {
  return { kind: 'refusal', ...parts };
}

function redirected(httpStatus: number, location: string | undefined, redactor: Redactor): Refusal {
  const target = location !== undefined && URL.canParse(location) ? ` to ${new URL(location).host}` : '';
  const message = redactor.text(
    `the API answered with a redirect${target}, and redirects are never followed`,
  );
  return refusal({ httpStatus, problem: { code: 'redirected', message }, retry: 'useless' });
}

function complaint(errors: readonly ApiError[], redactor: Redactor): string {
  const texts = errors.map(({ code, message, pointer }) => {
    // The code 0 says nothing; the message beside it names the permission that is missing.
    const parts = [code === 0 ? '' : code, message, pointer && `(at ${pointer})`];
    return parts.filter((part) => part !== undefined && part !== '').join(' ');
  });
  const text = redactor.text(texts.filter((one) => one !== '').join('; '));
  return text === '' ? ' without saying why' : `: ${text}`;
}

/** A malformed credential is answered with 400 and one of these. */
const credentialCodes: ReadonlySet<number | undefined> = new Set([
  6003, 6111, 9103, 9106, 9109, 10000, 10001,
]);
/** No such path: the id in it is unknown, or is not an id. */
const noRoute = 7003;

function codeOf(httpStatus: number, errors: readonly ApiError[]): Problem['code'] {
  if (httpStatus === 401 || httpStatus === 403) return 'forbidden';
  if (httpStatus === 404) return 'not-found';
  if (httpStatus === 400 && errors.some(({ code }) => credentialCodes.has(code))) return 'forbidden';
  if (httpStatus === 400 && errors.some(({ code }) => code === noRoute)) return 'not-found';
  if (httpStatus === 429) return 'rate-limited';
  return httpStatus >= 500 ? 'server-error' : 'refused';
}

function retryOf(httpStatus: number): Refusal['retry'] {
  return httpStatus === 408 || httpStatus === 429 || httpStatus >= 500 ? 'worthwhile' : 'useless';
}
