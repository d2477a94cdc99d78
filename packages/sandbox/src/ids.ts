import { createHash } from 'node:crypto';

/** An id in Cloudflare's spelling (32 lowercase hex digits) that is always the same for the same text. */
export function idOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Ids that differ from each other and repeat from one run to the next. */
export function idSequence(name: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    return idOf(`${name}/${count}`);
  };
}
