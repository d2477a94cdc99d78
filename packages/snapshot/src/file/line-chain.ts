import { sha256 } from '#platform';

/**
 * Lines of JSON of which each carries a hash over itself and the hash of the line before. A line that was changed,
 * moved, left out or taken from another file does not fit, and neither does any line after it. It shows damage; it is
 * no seal, because anyone who can write the file can compute it too.
 */
export interface LineChain {
  /** The line of an object, with its line break: the next one of the chain. */
  write(line: object): string;
  /**
   * What an earlier `write` was given, when this is the next line of the chain (without its line break); undefined
   * for any other.
   */
  read(text: string): unknown;
}

/** Ends the object: `,"chain":"<64 hex digits>"}`. */
const endLength = 76;

/** Begins a chain. */
export function openLineChain(): LineChain {
  let last = '';
  const hashOf = (json: string) => sha256(`${last}\n${json}`);
  return {
    write: (line) => {
      const json = JSON.stringify(line);
      last = hashOf(json);
      return `${json.slice(0, -1)},"chain":"${last}"}\n`;
    },
    read: (text) => {
      const json = `${text.slice(0, -endLength)}}`;
      const hash = hashOf(json);
      if (text.slice(-endLength) !== `,"chain":"${hash}"}`) return undefined;
      last = hash;
      return JSON.parse(json);
    },
  };
}
