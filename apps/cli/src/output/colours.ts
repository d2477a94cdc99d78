import pc from 'picocolors';
import type { Page } from './page.ts';

/** How the words of an answer are coloured; on a page without colours they stay as they are. */
export interface Colours {
  readonly title: (text: string) => string;
  /** The verdicts in a text, and the marks that represent them. */
  readonly verdicts: (text: string) => string;
}

/** The colours of a page. */
export function coloursOf({ hasColours }: Page): Colours {
  const { bold, green, red, yellow, dim } = pc.createColors(hasColours);
  const colourOf = (word: string): string => {
    if (word === 'allowed' || word === 'yes') return green(word);
    if (word === 'denied' || word === 'DENIED') return red(word);
    if (word === 'unknown' || word === '?') return yellow(word);
    return dim(word);
  };
  return {
    title: (text) => (text.trim() === '' ? text : bold(text)),
    verdicts: (text) =>
      text.replace(/\b(?:allowed|yes|denied|unknown|not-granted)\b|\bDENIED\b|[?·]/g, colourOf),
  };
}
