/** A piece of a file of Terraform. What texts say is left out, but for what is put into them. */
export type Token =
  | { readonly kind: 'word' | 'number' | 'sign'; readonly text: string }
  /** A text with nothing put into it, as it is written: `"a.b"`. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'newline'; readonly text: '\n' };

/** What is open: code up to a brace of its own or of a template, a text, or a text of several lines up to a marker. */
type Open = '{' | 'template' | '"' | { readonly marker: string };

const plain = /[^\S\n]+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const word = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const heredoc = /<<-?([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;
const sign = /\.\.\.|=>|==|!=|<=|>=|&&|\|\||::|[\s\S]/y;
const wholeText = /"(?:[^"\\$%\n]|\\.|[$%](?!\{))*"/y;

/** Cuts a file of Terraform into its pieces. A template in a text is code between the signs `template` and `}`. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const open: Open[] = [];
  let at = 0;
  const found = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  while (at < text.length) {
    const inside = open.at(-1);
    if (inside === '"' || typeof inside === 'object') readText(inside);
    else readCode();
  }
  return tokens;

  function readCode(): void {
    if (text[at] === '\n') {
      tokens.push({ kind: 'newline', text: '\n' });
      at += 1;
      return;
    }
    if (found(plain) !== null) return;
    const marker = found(heredoc)?.[1];
    if (marker !== undefined) {
      open.push({ marker });
      return;
    }
    for (const [kind, pattern] of kinds) {
      const [piece] = found(pattern) ?? [];
      if (piece === undefined) continue;
      tokens.push({ kind, text: piece });
      return;
    }
    const [one = ''] = found(sign) ?? [];
    if (one === '"') open.push('"');
    if (one === '{') open.push('{');
    if (one === '}') open.pop();
    tokens.push({ kind: 'sign', text: one });
  }

  function readText(inside: Exclude<Open, '{' | 'template'>): void {
    const two = text.slice(at, at + 2);
    if (two === '${' || two === '%{') {
      at += 2;
      // Doubled, it is the sign itself.
      if (text[at - 3] === two[0]) return;
      open.push('template');
      tokens.push({ kind: 'sign', text: two });
    } else if (inside === '"') readQuoted();
    else readLine(inside.marker);
  }

  function readQuoted(): void {
    if (text[at] === '"') {
      open.pop();
      tokens.push({ kind: 'sign', text: '"' });
    }
    at += text[at] === '\\' ? 2 : 1;
  }

  function readLine(marker: string): void {
    if (at === 0 || text[at - 1] === '\n') {
      const end = text.indexOf('\n', at);
      const line = text.slice(at, end < 0 ? text.length : end);
      if (line.trim() === marker) {
        open.pop();
        at += line.length;
        return;
      }
    }
    at += 1;
  }
}

const kinds = [
  ['word', word],
  ['number', number],
  ['text', wholeText],
] as const;
