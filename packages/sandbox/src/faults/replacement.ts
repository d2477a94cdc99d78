import { failure } from '../wire/envelope.ts';
import { jsonReply, type Reply } from '../wire/reply.ts';
import type { Replacement } from './fault.ts';

const webPage =
  '<!DOCTYPE html>\n<html><head><title>Error</title></head><body><h1>Something went wrong</h1></body></html>\n';
const notJson = 'upstream connect error or disconnect/reset before headers';

// HTTP gives these no body, whatever the script says.
const withoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

/** The answer that comes in the place of the true one. */
export function replacementReply(fault: Replacement): Reply {
  switch (fault.kind) {
    case 'status': {
      const { status, headers, body } = statusReply(fault.status, fault.body);
      const retry = fault.retryAfter === undefined ? {} : { 'Retry-After': fault.retryAfter };
      return { status, headers: { ...headers, ...retry }, body: withoutBody.has(status) ? null : body };
    }
    case 'redirect':
      return { status: 302, headers: { Location: fault.location }, body: '' };
    case 'body':
      return { status: 200, headers: { 'Content-Type': 'application/json' }, body: fault.text };
  }
}

function statusReply(status: number, body: 'envelope' | 'web-page' | 'empty' | 'not-json'): Reply {
  switch (body) {
    case 'envelope':
      return jsonReply(status, failure(errorOf(status)));
    case 'web-page':
      return { status, headers: { 'Content-Type': 'text/html; charset=UTF-8' }, body: webPage };
    case 'empty':
      return { status, headers: {}, body: '' };
    case 'not-json':
      return { status, headers: { 'Content-Type': 'application/json' }, body: notJson };
  }
}

function errorOf(status: number): { code: number; message: string; documentation: undefined } {
  const known = knownErrors[status] ?? { code: status, message: `Status ${status}` };
  return { ...known, documentation: undefined };
}

// The codes that the live API has for them.
const knownErrors: Readonly<Record<number, { readonly code: number; readonly message: string }>> = {
  401: { code: 10000, message: 'Authentication error' },
  403: { code: 10000, message: 'Forbidden' },
  429: { code: 971, message: 'Too many requests' },
};
