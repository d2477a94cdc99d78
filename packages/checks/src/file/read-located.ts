import { isObject, readUtf8, unfitYaml } from '@grantlens/snapshot/internal';
import { isAlias, isMap, isNode, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml';
import type { Blame, Position } from './fault.ts';
import type { Entry, Located } from './located.ts';
import { openPositions } from './positions.ts';

/** Values in one file, at most, once every alias is written out: whoever writes checks by hand has far fewer. */
const mostValues = 100_000;

const start: Position = { line: 1, column: 1 };

/**
 * Reads YAML 1.2 with where everything stands; null where something is wrong. One document, in which dates and `no` are
 * text, without tags of its own, and not without end by its aliases. JSON is YAML.
 */
export function readLocated(bytes: Uint8Array, blame: Blame): Located | null {
  const read = readUtf8(bytes);
  if (read.kind === 'not-utf-8') {
    blame({ line: read.line, column: 1 }, 'this is not UTF-8 text');
    return null;
  }
  const { text } = read;
  const unfit = unfitYaml(text);
  if (unfit !== null) {
    blame(start, unfit);
    return null;
  }
  const positionOf = openPositions(text);
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  for (const { message, pos } of [...document.errors, ...document.warnings])
    blame(positionOf(pos[0]), `this is not YAML: ${message}`);
  if (document.directives?.yaml.explicit && document.directives.yaml.version !== '1.2')
    blame(start, `this is YAML ${document.directives.yaml.version}, and files of checks are read as 1.2`);
  // What is only warned of, such as a tag, does not keep the rest from being read.
  if (document.errors.length > 0) return null;
  return openLocating(positionOf, blame)(document.contents, start, []);
}

type Locating = (node: unknown, above: Position, within: readonly unknown[]) => Located | null;

function openLocating(positionOf: (offset: number) => Position, blame: Blame): Locating {
  let values = 0;
  // An alias means the last node before it with that anchor.
  const anchored = new Map<string, unknown>();
  const locate: Locating = (node, above, within) => {
    values += 1;
    if (values > mostValues) {
      if (values === mostValues + 1) blame(above, 'too many values, once every alias is written out');
      return null;
    }
    const at = placeOf(node) ?? above;
    if (isAlias(node)) {
      const target = anchored.get(node.source);
      if (target !== undefined && !within.includes(target)) return locate(target, at, within);
      blame(
        at,
        `the alias "${node.source}" ${target === undefined ? 'is not defined above' : 'contains itself'}`,
      );
      return null;
    }
    if (isNode(node) && node.anchor !== undefined) anchored.set(node.anchor, node);
    if (isMap(node)) return { kind: 'map', at, entries: entriesOf(node.items, at, [...within, node]) };
    if (isSeq(node)) {
      const items = node.items.flatMap((item) => locate(item, at, [...within, node]) ?? []);
      return { kind: 'list', at, items };
    }
    const value: unknown = isScalar(node) ? node.value : null;
    if (typeof value === 'string') return { kind: 'text', at, value };
    if (typeof value === 'number' || typeof value === 'boolean') return { kind: 'other', at, value };
    return { kind: 'other', at, value: null };
  };

  function placeOf(node: unknown): Position | null {
    const range = (node as Partial<ParsedNode> | null)?.range;
    return range ? positionOf(range[0]) : null;
  }

  function entriesOf(
    items: readonly { readonly key: unknown; readonly value: unknown }[],
    above: Position,
    within: readonly unknown[],
  ): readonly Entry[] {
    const seen = new Set<string>();
    return items.flatMap((item): readonly Entry[] => {
      const at = placeOf(item.key) ?? above;
      const key = isScalar(item.key) && !isObject(item.key.value) ? String(item.key.value ?? '') : null;
      if (key === null || seen.has(key)) {
        blame(at, key === null ? 'a key must be a text' : `the key "${key}" is twice in one map`);
        return [];
      }
      seen.add(key);
      const value = locate(item.value, at, within);
      return value === null ? [] : [{ key, at, value }];
    });
  }

  return locate;
}
