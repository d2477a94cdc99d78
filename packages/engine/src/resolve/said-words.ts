import { GrantlensError } from '@grantlens/snapshot';

/** A word of a sentence, or a name in double quotes, which is one word whatever is in it. */
export interface SaidWord {
  readonly text: string;
  readonly isQuoted: boolean;
  /** Whether a comma follows. Of a word without quotes the comma may be part of a name, and is in `text` too. */
  readonly hasComma: boolean;
}

const quoted = /^((?:token:)?)"((?:[^"\\]|\\.)*)"(,?)(?=\s|$)/is;

/**
 * Cuts a sentence into words. A name may stand in double quotes, where `\"` is a quote and `\\` a backslash.
 *
 * @throws GrantlensError `edit-unclear` where a quote does not end
 */
export function saidWords(sentence: string): readonly SaidWord[] {
  const words: SaidWord[] = [];
  let rest = sentence.trimStart();
  while (rest !== '') {
    const [whole, kind = '', name = '', comma] = quoted.exec(rest) ?? [];
    if (whole !== undefined) {
      words.push({ text: `${kind}${unescaped(name)}`, isQuoted: true, hasComma: comma === ',' });
      rest = rest.slice(whole.length).trimStart();
      continue;
    }
    if (/^(?:token:)?"/i.test(rest))
      throw new GrantlensError(
        'edit-unclear',
        `"${sentence}" has a quote that does not end, or ends within a word`,
      );
    const [text = ''] = /^\S+/.exec(rest) ?? [];
    words.push({ text, isQuoted: false, hasComma: text.endsWith(',') });
    rest = rest.slice(text.length).trimStart();
  }
  return words;
}

/** A name as it can be said again. */
export function inQuotes(name: string): string {
  const [, kind = '', rest = name] = /^(token:)(.*)$/s.exec(name) ?? [];
  return `${kind}"${rest.replace(/["\\]/g, '\\$&')}"`;
}

function unescaped(name: string): string {
  return name.replace(/\\(["\\])/g, '$1');
}
