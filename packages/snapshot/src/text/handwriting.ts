import { deepestNesting } from '../json.ts';
import { sizeOf } from './size.ts';
import { mostValues, readStrictJson } from './strict-json.ts';
import { readUtf8 } from './utf8.ts';
import { faultyKeyIn } from './yaml-keys.ts';

/** What a file that a person writes says, or why it is not read: the end of a sentence that begins with its name. */
export type Handwriting =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'problem'; readonly why: string };

/** `parseDocument` of the package `yaml`, or what is like it. */
export type ParseYaml = (
  text: string,
  options: { readonly uniqueKeys: false; readonly merge: boolean; readonly logLevel: 'error' },
) => YamlDocument;

/** A parsed document of the package `yaml`. */
export interface YamlDocument {
  readonly errors: readonly { readonly message: string }[];
  readonly warnings: readonly { readonly message: string }[];
  readonly contents: unknown;
  readonly toJS: (options: { readonly maxAliasCount: -1 }) => unknown;
}

/** How YAML is read. */
export interface HandwritingOptions {
  readonly parseYaml: ParseYaml;
  /** Whether `<<` merges the keys of another object, as in YAML 1.1. */
  readonly merge?: boolean;
}

/** YAML is slow to read, and nobody writes that much of it by hand. */
const longestYaml = 2 ** 20;

/** A parser of YAML calls itself for each level, and on a full stack V8 ends the whole process. */
const deepestText = 2 * deepestNesting;

/**
 * Reads what a person wrote in YAML or JSON: in UTF-8, not nested too deeply, no key twice in one object, and not too
 * much of it once every alias is written out.
 */
export function readHandwriting(bytes: Uint8Array, options: HandwritingOptions): Handwriting {
  const read = readUtf8(bytes);
  if (read.kind === 'not-utf-8') return problem(`it is not UTF-8 text (line ${read.line})`);
  if (/^\s*[{[]/.test(read.text)) {
    // JSON is YAML as well, and read so in a hundredth of the time.
    const json = readStrictJson(bytes);
    if (json.kind === 'json') return { kind: 'value', value: json.value };
    if (json.isJson) return problem(json.why);
  }
  return readYamlText(read.text, options);
}

function readYamlText(text: string, { parseYaml, merge = false }: HandwritingOptions): Handwriting {
  const unfit = unfitYaml(text);
  if (unfit !== null) return problem(unfit);
  const document = parseYaml(text, { uniqueKeys: false, merge, logLevel: 'error' });
  const [wrong] = [...document.errors, ...document.warnings];
  if (wrong !== undefined) return problem(`it is neither YAML nor JSON: ${firstLine(wrong.message)}`);
  const faultyKey = faultyKeyIn(document.contents, merge);
  if (faultyKey !== null) return problem(faultyKey);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: -1 });
  } catch (cause) {
    return problem(`it is neither YAML nor JSON: ${firstLine(cause instanceof Error ? cause.message : '')}`);
  }
  const { values, levels } = sizeOf(value);
  if (levels === Number.POSITIVE_INFINITY) return problem('it contains itself');
  if (levels > deepestNesting) return problem('it is nested too deeply');
  if (values > mostValues) return problem('it has too many values, once every alias is written out');
  return { kind: 'value', value };
}

/** Why text is not given to a parser of YAML at all: the end of a sentence; null where it may be. */
export function unfitYaml(text: string): string | null {
  if (text.length > longestYaml)
    return 'it is longer than 1 MiB, which is too long for YAML but not for JSON';
  return mayBeDeep(text) ? 'it is nested too deeply' : null;
}

/** Whether text may be nested so deeply that nobody should parse it: by brackets, or by what its lines begin with. */
function mayBeDeep(text: string): boolean {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '[' || letter === '{') open += 1;
    else if ((letter === ']' || letter === '}') && open > 0) open -= 1;
    if (open > deepestText) return true;
  }
  // Each level takes a column at least: a space, or a dash with one after it. A list may begin where its key does.
  return text
    .split(/[\r\n]/)
    .some((line) => (/^ *(?:[-?:][ \t]+)*/.exec(line)?.[0].length ?? 0) > deepestText);
}

function firstLine(message: string): string {
  const [first = ''] = message.split('\n');
  return first.replace(/[:.]$/, '');
}

function problem(why: string): Handwriting {
  return { kind: 'problem', why };
}
