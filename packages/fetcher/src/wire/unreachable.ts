/** No connection came about, so nothing was sent. The message says why, as a sentence fragment. */
export class Unreachable extends Error {
  readonly retry: 'worthwhile' | 'useless';

  constructor(message: string, retry: 'worthwhile' | 'useless', options?: ErrorOptions) {
    super(message, options);
    this.name = 'Unreachable';
    this.retry = retry;
  }
}

/** Why a connection or an answer was lost. */
export interface Loss {
  readonly message: string;
  readonly retry: 'worthwhile' | 'useless';
}

/** Puts what the system says of a connection into words. */
export function lossOf(error: unknown): Loss {
  const { code, message } = innermost(error);
  const isUntrusted = /CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME/.test(code);
  const why = isUntrusted ? 'the server’s certificate is not trusted' : sentenceOf(code);
  return { message: `${why} (${code || message})`, retry: isUntrusted ? 'useless' : 'worthwhile' };
}

function sentenceOf(code: string): string {
  if (code.startsWith('HPE_')) return 'what came is not HTTP';
  if (code.startsWith('ERR_SSL_') || code === 'EPROTO') return 'what came is not TLS';
  return sentences[code] ?? 'the connection failed';
}

const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody answers at this address',
  ECONNRESET: 'the connection broke off',
  EPIPE: 'the connection broke off',
  UND_ERR_SOCKET: 'the connection broke off',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ETIMEDOUT: 'no connection came about in time',
  EHOSTUNREACH: 'there is no way to this address',
  ENETUNREACH: 'there is no way to this address',
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
