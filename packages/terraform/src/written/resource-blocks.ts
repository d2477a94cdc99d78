/** Where a block of a resource begins. */
export interface ResourceBlock {
  readonly type: string;
  readonly name: string;
  /** From 1. */
  readonly line: number;
}

/**
 * The blocks of resources in a file of Terraform, found without understanding anything else of it: comments, strings with
 * templates in them, and texts of several lines are stepped over, and so is what stands inside a block.
 */
export function resourceBlocks(text: string): readonly ResourceBlock[] {
  const blocks: ResourceBlock[] = [];
  let line = 1;
  let counted = 0;
  let depth = 0;
  for (let at = 0; at < text.length; ) {
    const end = stepOver(text, at);
    if (end > at) {
      at = end;
      continue;
    }
    if (depth === 0) {
      resource.lastIndex = at;
      const [whole, type = '', name = ''] = resource.exec(text) ?? [];
      if (whole !== undefined) {
        while (counted < at) {
          if (text[counted] === '\n') line += 1;
          counted += 1;
        }
        blocks.push({ type: unquoted(type), name: unquoted(name), line });
        depth = 1;
        at += whole.length;
        continue;
      }
    }
    word.lastIndex = at;
    const [name] = word.exec(text) ?? [];
    if (name !== undefined) {
      at += name.length;
      continue;
    }
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth = Math.max(0, depth - 1);
    at += 1;
  }
  return blocks;
}

const label = '("[\\w-]+"|[\\w-]+)';
const resource = new RegExp(`resource[ \\t]+${label}[ \\t]*${label}[ \\t]*\\{`, 'y');
const word = /[\w-]+/y;
const heredoc = /<<-?([A-Za-z_][\w-]*)[ \t]*\r?\n/y;

function unquoted(text: string): string {
  return text.replaceAll('"', '');
}

/** The end of the comment, string or text of several lines that begins here; the same place where none does. */
function stepOver(text: string, at: number): number {
  const two = text.slice(at, at + 2);
  if (text[at] === '#' || two === '//') return endOf(text, '\n', at);
  if (two === '/*') return endOf(text, '*/', at + 2);
  if (text[at] === '"') return endOfString(text, at + 1);
  if (two !== '<<') return at;
  heredoc.lastIndex = at;
  const [opening, marker] = heredoc.exec(text) ?? [];
  return opening === undefined ? at : endOfHeredoc(text, at + opening.length, marker ?? '');
}

function endOf(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from);
  return found < 0 ? text.length : found + what.length;
}

/** A template in a string may have strings in it, and these templates. */
function endOfString(text: string, from: number): number {
  const open: ('"' | '}')[] = ['"'];
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    const isInString = open.at(-1) === '"';
    if (isInString && character === '\\') at += 1;
    else if (isInString && (character === '$' || character === '%') && text[at + 1] === '{') {
      // Doubled, it is the sign itself.
      if (text[at - 1] !== character) open.push('}');
      at += 1;
    } else if (character === open.at(-1)) open.pop();
    else if (!isInString && character === '"') open.push('"');
    else if (!isInString && character === '{') open.push('}');
    if (open.length === 0) return at + 1;
  }
  return text.length;
}

function endOfHeredoc(text: string, from: number, marker: string): number {
  for (let at = from; at < text.length; ) {
    const end = endOf(text, '\n', at);
    if (text.slice(at, end).trim() === marker) return end;
    at = end;
  }
  return text.length;
}
