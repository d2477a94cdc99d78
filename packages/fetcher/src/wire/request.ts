import type { Dispatcher } from 'undici';
import type { Clock } from '../clock.ts';
import type { Problem } from './problem.ts';
import { lossOf, Unreachable } from './unreachable.ts';

/** The beginning of an answer. */
interface Head {
  readonly httpStatus: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What came back of one request. */
export type Received =
  | (Head & { readonly kind: 'response'; readonly body: Uint8Array })
  | {
      readonly kind: 'lost';
      /** 0 when the answer broke off before there was one to speak of. */
      readonly httpStatus: number;
      readonly problem: Problem;
      readonly retry: 'worthwhile' | 'useless';
      /** Whether no connection came about, so that nothing was sent. */
      readonly isUnreachable?: true;
    };

/** Starts a request, which ends when the signal is aborted. */
export type Send = (signal: AbortSignal) => Promise<Dispatcher.ResponseData>;

/** What bounds a request. */
export interface RequestBounds {
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
  readonly signal: AbortSignal;
}

/** One GET: where it goes and what bounds it. */
export interface GetRequest extends RequestBounds {
  readonly dispatcher: Dispatcher;
  readonly origin: string;
  /** Path and query, encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends one GET and reads the whole answer. There is no other method, no body and no following of redirects. */
export function sendGet({ dispatcher, origin, path, headers, ...bounds }: GetRequest): Promise<Received> {
  return receive(bounds, (signal) => dispatcher.request({ method: 'GET', origin, path, headers, signal }));
}

/**
 * Reads the whole answer to a request, which `send` starts. However the connection is made and whatever becomes of it,
 * this is over when the time is, or when `signal` is aborted; only then it throws.
 */
export async function receive(bounds: RequestBounds, send: Send): Promise<Received> {
  const { clock, signal, timeoutMs, maxBodyBytes } = bounds;
  signal.throwIfAborted();
  const stop = new AbortController();
  const abort = () => stop.abort();
  const callOff = clock.after(timeoutMs, abort);
  signal.addEventListener('abort', abort, { once: true });
  let head: Head | undefined;
  const keepHead = (received: Head) => {
    head = received;
  };
  try {
    return await unlessAborted(stop.signal, exchange(send(stop.signal), maxBodyBytes, keepHead));
  } catch (error) {
    signal.throwIfAborted();
    if (head !== undefined && isBusy(head)) return { kind: 'response', ...head, body: new Uint8Array() };
    return stop.signal.aborted ? timedOut(timeoutMs) : lost(error);
  } finally {
    callOff();
    signal.removeEventListener('abort', abort);
  }
}

/** Does not wait for work that ignores its signal: a request in a queue sees it late or never. */
function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
    work.then(resolve, reject);
  });
}

async function exchange(
  sent: ReturnType<Send>,
  maxBodyBytes: number,
  onHead: (head: Head) => void,
): Promise<Received> {
  const response = await sent;
  const head = { httpStatus: response.statusCode, headers: flat(response.headers) };
  onHead(head);
  const body = await bodyOf(response, maxBodyBytes);
  if (body !== undefined) return { kind: 'response', ...head, body };
  if (isBusy(head)) return { kind: 'response', ...head, body: new Uint8Array() };
  return tooLarge(head.httpStatus, maxBodyBytes);
}

/** Undefined when it is larger than the limit. */
async function bodyOf(
  { body, headers }: Dispatcher.ResponseData,
  maxBodyBytes: number,
): Promise<Uint8Array | undefined> {
  const announced = Number(headers['content-length'] ?? 0);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes || announced > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What these say is in the status and in `Retry-After`, and that must be kept to whatever becomes of the body. */
function isBusy({ httpStatus }: Head): boolean {
  return httpStatus === 429 || httpStatus === 503;
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flattened = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return Object.fromEntries(flattened);
}

function tooLarge(httpStatus: number, maxBodyBytes: number): Received {
  const message = `the answer is larger than ${Math.floor(maxBodyBytes / 2 ** 20)} MiB`;
  return { kind: 'lost', httpStatus, problem: { code: 'too-large', message }, retry: 'useless' };
}

function timedOut(timeoutMs: number): Received {
  const message = `there was no whole answer within ${timeoutMs / 1000} seconds`;
  return { kind: 'lost', httpStatus: 0, problem: { code: 'timeout', message }, retry: 'worthwhile' };
}

function lost(error: unknown): Received {
  const isUnreachable = error instanceof Unreachable;
  const { message, retry } = isUnreachable ? error : lossOf(error);
  const problem: Problem = { code: 'network', message };
  return { kind: 'lost', httpStatus: 0, problem, retry, ...(isUnreachable && { isUnreachable }) };
}
