import type { Dispatcher } from 'undici';
import type { Clock } from '../clock.ts';
import type { Problem } from './problem.ts';

/** What came back of one request. */
export type Received =
  | {
      readonly kind: 'response';
      readonly httpStatus: number;
      /** By lower-case name. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
    }
  | {
      readonly kind: 'lost';
      /** 0 when the answer broke off before there was one to speak of. */
      readonly httpStatus: number;
      readonly problem: Problem;
      readonly retry: 'worthwhile' | 'useless';
    };

/** One GET: where it goes and what bounds it. */
export interface GetRequest {
  readonly dispatcher: Dispatcher;
  readonly origin: string;
  /** Path and query, encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
  readonly signal: AbortSignal;
}

/**
 * Sends one GET and reads the whole answer. There is no other method, no body and no following of redirects.
 * Throws only when `signal` is aborted.
 */
export async function sendGet(request: GetRequest): Promise<Received> {
  const { clock, signal, timeoutMs } = request;
  signal.throwIfAborted();
  const stop = new AbortController();
  const abort = () => stop.abort();
  const callOff = clock.after(timeoutMs, abort);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await exchange(request, stop.signal);
  } catch (error) {
    signal.throwIfAborted();
    return stop.signal.aborted ? timedOut(timeoutMs) : lost(error);
  } finally {
    callOff();
    signal.removeEventListener('abort', abort);
  }
}

async function exchange(request: GetRequest, signal: AbortSignal): Promise<Received> {
  const { dispatcher, origin, path, maxBodyBytes } = request;
  const response = await dispatcher.request({
    method: 'GET',
    origin,
    path,
    headers: request.headers,
    signal,
  });
  const { statusCode: httpStatus } = response;
  const headers = flat(response.headers);
  try {
    const body = await bodyOf(response, maxBodyBytes);
    if (body !== undefined) return { kind: 'response', httpStatus, headers, body };
    return isBusy(httpStatus) ? withoutBody(httpStatus, headers) : tooLarge(httpStatus, maxBodyBytes);
  } catch (error) {
    if (isBusy(httpStatus)) return withoutBody(httpStatus, headers);
    throw error;
  }
}

/** Undefined when it is larger than so many bytes. */
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
function isBusy(httpStatus: number): boolean {
  return httpStatus === 429 || httpStatus === 503;
}

function withoutBody(httpStatus: number, headers: Readonly<Record<string, string>>): Received {
  return { kind: 'response', httpStatus, headers, body: new Uint8Array() };
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
  const { code, message } = innermost(error);
  const isUntrusted = /CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME/.test(code);
  const why = isUntrusted
    ? 'the server’s certificate is not trusted'
    : (sentences[code] ?? 'the connection failed');
  return {
    kind: 'lost',
    httpStatus: 0,
    problem: { code: 'network', message: `${why} (${code || message})` },
    retry: isUntrusted ? 'useless' : 'worthwhile',
  };
}

const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody answers at this address',
  ECONNRESET: 'the connection broke off',
  UND_ERR_SOCKET: 'the connection broke off',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host could not be looked up',
  UND_ERR_CONNECT_TIMEOUT: 'no connection came about in time',
};

/** The error at the bottom of a chain says what happened; those above it say that something did. */
function innermost(error: unknown): { readonly code: string; readonly message: string } {
  let current = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    const below = current instanceof AggregateError ? current.errors[0] : current.cause;
    if (!(below instanceof Error)) break;
    current = below;
  }
  if (!(current instanceof Error)) return { code: '', message: 'no reason given' };
  const code = 'code' in current && typeof current.code === 'string' ? current.code : '';
  return { code, message: current.message };
}
