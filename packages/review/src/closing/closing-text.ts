import type { Closing } from './closing.ts';

/** `closing.json`, to the byte. */
export function closingText(closing: Closing): string {
  return `${JSON.stringify(closing, null, 2)}\n`;
}
