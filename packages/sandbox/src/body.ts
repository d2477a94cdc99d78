import type { z } from 'zod';
import { invalid } from './errors.ts';

/** The body as its schema reads it. Throws a refusal that names the first place where it does not fit. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const where = issue?.path.map(String).join('.') || 'body';
  throw invalid(`${where}: ${issue?.message ?? 'not what this endpoint takes'}`);
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
