/** A text as YAML and JSON both read it, whatever is in it. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\uffff]/g, (letter) =>
    /[\p{L}\p{N}\p{P}\p{S}]/u.test(letter) && letter.charCodeAt(0) < 0xd800 ? letter : escaped(letter),
  );
}

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
