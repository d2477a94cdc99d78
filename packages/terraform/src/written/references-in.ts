import type { Token } from './tokens.ts';

const opening = new Set(['{', '(', '[', '${', '%{']);
const closing = new Set(['}', ')', ']']);

/** Where the next piece begins: behind this one, or behind what it is the opening bracket of. */
export function skipTo(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let next = at; next < tokens.length; next += 1) {
    const token = tokens[next];
    if (token?.kind === 'sign' && opening.has(token.text)) depth += 1;
    if (token?.kind === 'sign' && closing.has(token.text)) depth -= 1;
    if (depth <= 0) return next + 1;
  }
  return tokens.length;
}

/** A name with the parts of it that are taken: `cloudflare_user_group.ops["a"].id`. */
interface Traversal {
  readonly root: string;
  /** Null where it is one name alone, which refers to nothing. */
  readonly text: string | null;
  /** Where the next piece begins. */
  readonly end: number;
}

/** The traversal that begins at a place; null where none does. */
export function traversalIn(tokens: readonly Token[], at: number): Traversal | null {
  const first = tokens[at];
  if (first?.kind !== 'word') return null;
  let text = first.text;
  let end = at + 1;
  for (;;) {
    const [one, two, three] = tokens.slice(end, end + 3);
    if (one?.text === '.' && (two?.kind === 'word' || two?.kind === 'number')) {
      text += two.kind === 'word' ? `.${two.text}` : `[${two.text}]`;
      end += 2;
    } else if (one?.text === '[' && three?.text === ']' && (two?.kind === 'text' || two?.kind === 'number')) {
      text += `[${two.text}]`;
      end += 3;
    } else break;
  }
  const isCalled = tokens[end]?.text === '(' || tokens[end]?.text === '::';
  return { root: first.text, text: isCalled || end === at + 1 ? null : text, end };
}

/** What the variables of a loop must not be called: what is referred to begins with these. */
const reserved = new Set(['var', 'local', 'module', 'data', 'each', 'count', 'path', 'terraform', 'self']);

/**
 * What an expression refers to, and possibly more; null where that is not certain. The variables of a loop refer to nothing
 * within its brackets.
 */
export function referencesIn(tokens: readonly Token[]): readonly string[] | null {
  const found = new Set<string>();
  const scopes: ReadonlySet<string>[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token?.kind === 'sign' && opening.has(token.text)) {
      const variables = variablesOf(tokens, at + 1);
      if (variables.length > 0 && (token.text === '%{' || variables.some((name) => reserved.has(name))))
        return null;
      scopes.push(new Set(variables));
    }
    if (token?.kind === 'sign' && closing.has(token.text)) scopes.pop();
    // What is behind a point is a part of what cannot be written as one name.
    const traversal = tokens[at - 1]?.text === '.' ? null : traversalIn(tokens, at);
    if (traversal === null) {
      at += 1;
      continue;
    }
    const { root, text, end } = traversal;
    if (text !== null && !scopes.some((names) => names.has(root))) found.add(text);
    at = end;
  }
  return [...found];
}

/** The variables of the loop that begins here: `for key, value in`. */
function variablesOf(tokens: readonly Token[], from: number): readonly string[] {
  let at = from;
  while (tokens[at]?.kind === 'newline') at += 1;
  if (tokens[at]?.text !== 'for') return [];
  const names: string[] = [];
  for (at += 1; at < tokens.length && tokens[at]?.text !== 'in'; at += 1) {
    const token = tokens[at];
    if (token?.kind === 'word') names.push(token.text);
  }
  return names;
}
