import { createHash } from 'node:crypto';
import canonicalizeModule from 'canonicalize';
import type { Entry, LogLine } from './entry.ts';

// The package is a module of the older kind whose types say otherwise.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/** The end of a log: what the next line follows. `seq` 0 is the manifest of the package, before the first line. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
  /** When the last line was written; null before the first. */
  readonly at: string | null;
}

/** The head of a log without lines: the SHA-256 of `manifest.json`. */
export function emptyHead(manifest: string): Head {
  return { seq: 0, hash: manifest, at: null };
}

/** SHA-256, in hex, over the RFC 8785 text of a value. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(textOf(value)).digest('hex');
}

/** The RFC 8785 text of a value: the only way to write a line, so that no byte of it can differ unnoticed. */
export function textOf(value: unknown): string {
  return canonicalize(value) ?? '';
}

/** Lines added to a log: their text, and the head after them. */
export interface Addition {
  readonly text: string;
  readonly lines: readonly LogLine[];
  readonly head: Head;
}

/**
 * Writes entries after a head. A clock that runs backwards is not followed: a line is never earlier than the
 * one before.
 */
export function addTo(head: Head, now: string, entries: readonly Entry[]): Addition {
  let last = head;
  const lines = entries.map((entry) => {
    const at = timeAfter(last, now);
    const line = { ...wellFormed(entry), seq: last.seq + 1, at, previous: last.hash };
    const hashed = { ...line, hash: hashOf(line) };
    last = { seq: hashed.seq, hash: hashed.hash, at };
    return hashed;
  });
  return { text: lines.map((line) => `${textOf(line)}\n`).join(''), lines, head: last };
}

/** What a line after a head says of when it was written. */
export function timeAfter({ at }: Head, now: string): string {
  return at !== null && at > now ? at : now;
}

/** Half of a character has no text in RFC 8785. */
function wellFormed<T>(value: T): T {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\ufffd') as T;
  if (Array.isArray(value)) return value.map(wellFormed) as T;
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, field]) => [wellFormed(key), wellFormed(field)]);
  return Object.fromEntries(fields) as T;
}
