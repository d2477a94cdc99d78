import { parseAst } from 'rolldown/parseAst';

/** A title of a test as its source has it, with `…` for a value that is put in; null where it is not a text. */
export interface TestTitle {
  readonly line: number;
  readonly text: string | null;
}

interface Node extends Readonly<Record<string, unknown>> {
  readonly type: string;
  readonly start: number;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function* nodesIn(value: unknown): Generator<Node> {
  if (isNode(value)) yield value;
  if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) yield* nodesIn(part);
}

/** The parts of a chain such as `test.skipIf(isRoot).each(rows)`, from its end to `test`. */
function chainOf(callee: unknown): readonly Node[] {
  return isNode(callee) ? [callee, ...chainOf(callee.object ?? callee.callee ?? callee.tag)] : [];
}

function textOf(title: unknown): string | null {
  if (!isNode(title)) return null;
  if (title.type === 'Literal') return typeof title.value === 'string' ? title.value : null;
  if (title.type !== 'TemplateLiteral') return null;
  const parts = title.quasis as readonly { readonly value: { readonly cooked: string } }[];
  return parts.map(({ value }) => value.cooked).join('…');
}

/** The titles of all tests in a source, each with its line. */
export function testTitles(source: string): readonly TestTitle[] {
  const calls = [...nodesIn(parseAst(source, { lang: 'ts' }))].filter(
    ({ type, callee }) => type === 'CallExpression' && chainOf(callee).at(-1)?.name === 'test',
  );
  const inChains = new Set(calls.flatMap(({ callee }) => chainOf(callee)));
  return calls
    .filter((call) => !inChains.has(call))
    .map((call) => ({
      line: source.slice(0, call.start).split('\n').length,
      text: textOf((call.arguments as readonly unknown[])[0]),
    }));
}
