import type { z } from 'zod';
import { bodyTooLarge, invalid } from '../errors.ts';

/** The most bytes of a body. Policies, members and names are what is sent: thousands of them are far below. */
export const mostBodyBytes: number = 1024 * 1024;

/**
 * The text of a request's body. Of one that is too large the rest is let go by, so that the sender can still hear
 * that it is refused. Throws that refusal.
 */
export async function textOf(request: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const part of request) {
    bytes += part.length;
    text = bytes > mostBodyBytes ? '' : text + decoder.decode(part, { stream: true });
  }
  if (bytes > mostBodyBytes) throw bodyTooLarge(mostBodyBytes);
  return text + decoder.decode();
}

/** The body as its schema reads it. Throws a refusal that names the first place where it does not fit. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const where = issue?.path.map(String).join('.') || 'body';
  const pointer = issue?.path.length ? `/${issue.path.map(String).join('/')}` : undefined;
  throw invalid(`${where}: ${issue?.message ?? 'not what this endpoint takes'}`, pointer);
}

/** The JSON of a request's body; `undefined` when it is empty. Throws a refusal when it is not JSON. */
export function jsonOf(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('the body is not JSON');
  }
}
