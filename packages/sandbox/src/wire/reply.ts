import { Refusal } from '../errors.ts';
import { failure } from './envelope.ts';

/** What goes back to a client, as it stands on the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Where the connection drops: before the head, before the body, or half-way through the body. */
  readonly drops?: 'head' | 'body' | 'middle';
}

/** An envelope as a reply. */
export function jsonReply(status: number, envelope: Readonly<Record<string, unknown>>): Reply {
  const headers = { 'Content-Type': 'application/json' };
  return { status, headers, body: JSON.stringify(envelope) };
}

/** What SCIM answers, as a reply. */
export function scimReply(status: number, body: Readonly<Record<string, unknown>>): Reply {
  return { status, headers: { 'Content-Type': 'application/scim+json' }, body: JSON.stringify(body) };
}

/** A refusal as a reply. */
export function refusalReply(refusal: Refusal): Reply {
  const { status, headers, body } = jsonReply(refusal.status, failure(refusal));
  return { status, headers: { ...headers, ...refusal.headers }, body };
}

/** Whatever was thrown as a reply: a refusal as what it says, anything else as our own fault. */
export function failureReply(error: unknown): Reply {
  if (error instanceof Refusal) return refusalReply(error);
  return jsonReply(500, failure({ code: 10500, message: String(error), documentation: undefined }));
}

/** The reply with these headers too; its own win. */
export function withHeaders(reply: Reply, headers: Reply['headers']): Reply {
  return { ...reply, headers: { ...headers, ...reply.headers } };
}
