import type { Snapshot } from '@grantlens/snapshot';
import { isObject, readStrictJson } from '@grantlens/snapshot/internal';

/** What everybody knows who knows the provider, in any case of letters. */
const words = new Set(['accepted', 'pending', 'active', 'disabled', 'expired', 'allow', 'deny', '*']);

/**
 * Whether a text stands in a snapshot: whoever sees the answer sees it there too. A key of a resource does where its id
 * does, and the JSON text of a map where each of its keys does.
 */
export function openShownTexts({ collections, account }: Snapshot): (text: string) => boolean {
  let texts: Set<string> | null = null;
  const isShown = (text: string): boolean => {
    if (words.has(text.toLowerCase())) return true;
    texts ??= textsIn([collections, account], new Set());
    return texts.has(text) || (text.startsWith('com.') && isShown(text.split('.').at(-1) ?? ''));
  };
  return (text) => {
    if (!text.startsWith('{')) return isShown(text);
    const reading = readStrictJson(new TextEncoder().encode(text));
    return reading.kind === 'json' && [...textsIn(reading.value, new Set())].every(isShown);
  };
}

/** Every text in a value, and every key. */
function textsIn(value: unknown, into: Set<string>): Set<string> {
  if (typeof value === 'string') into.add(value);
  else if (Array.isArray(value)) for (const one of value) textsIn(one, into);
  else if (isObject(value)) {
    for (const [key, one] of Object.entries(value)) {
      into.add(key);
      textsIn(one, into);
    }
  }
  return into;
}
