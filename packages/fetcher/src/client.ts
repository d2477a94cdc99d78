import { setMaxListeners } from 'node:events';
import { GrantlensError } from '@grantlens/snapshot';
import { type Clock, systemClock } from './clock.ts';
import { checkApiBase, checkHoldsNone, secretsInApiBase } from './credential/api-base.ts';
import type { Credential } from './credential/credential.ts';
import { type Redactor, redactorOf } from './credential/redactor.ts';
import { setDeadline } from './pacing/deadline.ts';
import { openGate, type Pause } from './pacing/gate.ts';
import { limitsFor } from './pacing/limits.ts';
import { readAnswer } from './wire/answer.ts';
import { openBar } from './wire/bar.ts';
import { openConnections } from './wire/connections.ts';
import { ledgerRequest } from './wire/ledger.ts';
import type { Problem } from './wire/problem.ts';
import type { Variables } from './wire/proxy.ts';
import { type Ask, type Question, queryText, type WriteDown } from './wire/question.ts';
import { sendGet } from './wire/request.ts';
import { longestWaitMs, planRetry, type RetryPlan } from './wire/retry.ts';
import { retryAfterMs } from './wire/retry-after.ts';

/** Bounds that keep a server from holding or flooding a run. */
export interface Limits {
  /** For one request, from its start to the last byte of its answer, in milliseconds. */
  readonly timeoutMs: number;
  /** For one answer, in bytes. */
  readonly maxBodyBytes: number;
  /** For one walk over a list. */
  readonly maxPages: number;
}

export const usualLimits: Limits = { timeoutMs: 30_000, maxBodyBytes: 64 * 2 ** 20, maxPages: 10_000 };

/** What every question to the API needs. */
export interface ClientOptions {
  /** Such as `https://api.cloudflare.com/client/v4`; see `checkApiBase`. */
  readonly apiBase: string;
  readonly credential: Credential;
  /** The calling program; goes into the `user-agent` header. */
  readonly tool: { readonly name: string; readonly version: string };
  /** The machine's own by default. */
  readonly clock?: Clock;
  /** The most requests in flight, 1 to 64; 48 by default. A run starts with 8. */
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
  readonly limits?: Partial<Limits>;
  /** Milliseconds after which everything ends with the error `deadline`; never by default. */
  readonly deadlineMs?: number;
  /** Called before a request is sent again, so that users see why they have to wait. */
  readonly onRetry?: (retry: Retry) => void;
  /** Called before all requests pause because the API's limits are reached. */
  readonly onPause?: (pause: Pause) => void;
  /** Names the proxy, if there is one: `HTTPS_PROXY` and its like. That of the process by default. */
  readonly environment?: Variables;
}

/** A request that will be sent once more. */
export interface Retry {
  readonly path: string;
  /** Why there was no usable answer; the credential is not in it. */
  readonly problem: Problem;
  readonly waitMs: number;
}

/** Asks one API with one credential, paced, until it is closed. */
export interface Client {
  readonly apiBase: string;
  readonly credential: Credential;
  readonly clock: Clock;
  readonly limits: Limits;
  /** Requests in flight at most. */
  readonly concurrency: number;
  readonly redactor: Redactor;
  readonly ask: Ask;
  /** Whether the client has given up reaching the API. */
  isCutOff(): boolean;
  /** About how long this number of further requests takes, in milliseconds. */
  estimateMs(requests: number): number;
  /** Reports requests that an earlier process sent: they count against the same allowance. */
  alreadySent(times: readonly number[]): void;
  /** Drops the connections; whatever is still under way ends, and is awaited. */
  close(): Promise<void>;
}

/** The `accept` header for each form of an answer. */
const accepted = {
  envelope: 'application/json',
  scim: 'application/scim+json, application/json',
} as const;

/** @throws GrantlensError `api-base-unsafe`, `usage`, `network` */
export function openClient(options: ClientOptions): Client {
  const { credential, tool, clock = systemClock, concurrency = 48 } = options;
  const apiBase = checkApiBase(options.apiBase);
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 64) {
    throw new GrantlensError('usage', 'the number of requests in flight must be a whole number from 1 to 64');
  }
  const limits = { ...usualLimits, ...options.limits };
  checkHoldsNone(apiBase, credential.secret);
  const redactor = redactorOf(credential.secret, secretsInApiBase(apiBase));
  const { origin, pathname } = new URL(apiBase);
  const shared = limitsFor(clock, origin, credential.secret);
  const gate = openGate({ concurrency, clock, limits: shared, onPause: options.onPause });
  const { environment = process.env } = options;
  const connections = openConnections(apiBase, concurrency, environment);
  const { dispatcher } = connections;
  const closing = new AbortController();
  const callOffDeadline = setDeadline(options.deadlineMs, clock, closing);
  const signal = options.signal ? AbortSignal.any([options.signal, closing.signal]) : closing.signal;
  // Every request of the run listens to it.
  setMaxListeners(0, signal);
  const headers = {
    'user-agent': `${tool.name}/${tool.version}`,
    ...credential.headers,
  };

  const bar = openBar(clock);
  const keepOut = (plan: RetryPlan, wantedMs = 0) => {
    if (plan.kind === 'again') gate.shut(plan.waitMs);
    if (plan.kind !== 'give-up') return;
    if (wantedMs <= longestWaitMs) return gate.shut(wantedMs);
    bar.rateLimited(wantedMs, plan.problem);
  };

  const exchange = async (question: Question, number: number, writeDown?: WriteDown) => {
    const at = clock.now();
    const path = `${pathname.replace(/\/$/, '')}${question.path}${queryText(question.query)}`;
    const asked = { ...headers, accept: accepted[question.form ?? 'envelope'] };
    const received = await sendGet({ dispatcher, origin, path, headers: asked, clock, ...limits, signal });
    const heard = received.kind === 'response' ? received.headers : {};
    gate.heard(heard);
    const answer = readAnswer(received, question, redactor);
    writeDown?.(ledgerRequest({ question, received, answer, at }, redactor));
    const wanted = retryAfterMs(heard['retry-after'], clock.now());
    const plan = planRetry({ number, answer, retryAfterMs: wanted, random: clock.random() });
    // Before this request gives its place to another.
    if (received.httpStatus === 429) keepOut(plan, wanted);
    const isUnreachable = received.kind === 'lost' && received.isUnreachable === true;
    if (received.kind === 'response') bar.answered();
    return { answer, plan, isUnreachable };
  };

  const askUntilDone: Ask = async (question, writeDown) => {
    const unreached = bar.watch();
    for (let number = 1; ; number += 1) {
      const early = bar.refusal();
      if (early !== undefined) return early;
      const leave = await gate.enter(signal, question.about);
      const { answer, plan, isUnreachable } = await exchange(question, number, writeDown).finally(leave);
      if (answer.kind === 'result') return answer;
      if (plan.kind !== 'again') {
        const refusal = plan.kind === 'give-up' ? { ...answer, problem: plan.problem } : answer;
        if (isUnreachable) unreached(refusal);
        return refusal;
      }
      options.onRetry?.({
        path: redactor.text(question.path),
        problem: answer.problem,
        waitMs: plan.waitMs,
      });
      await clock.sleep(plan.waitMs, signal);
    }
  };

  const underWay = new Set<Promise<unknown>>();
  const ask: Ask = (question, writeDown) => {
    const asked = askUntilDone(question, writeDown);
    underWay.add(asked);
    const leave = () => underWay.delete(asked);
    asked.then(leave, leave);
    return asked;
  };

  const close = async () => {
    callOffDeadline();
    closing.abort(new Error('the client is closed'));
    await connections.close();
    await Promise.allSettled(underWay);
  };
  const alreadySent = (times: readonly number[]) => {
    const now = clock.now();
    const { windowMs } = shared.budget.allowance();
    // The clock may have been set back since: nothing was sent later than now.
    const still = times.filter((at) => at + windowMs > now).map((at) => Math.min(at, now));
    for (const at of still) shared.budget.started(at);
  };
  const { estimateMs } = gate;
  const { isCutOff } = bar;
  return {
    apiBase,
    credential,
    clock,
    limits,
    concurrency,
    redactor,
    ask,
    isCutOff,
    estimateMs,
    alreadySent,
    close,
  };
}
