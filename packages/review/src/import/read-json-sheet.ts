import { readStrictJson, readUtf8 } from '@grantlens/snapshot/internal';
import { evaluate, parse, type ValueNode } from '@humanwhocodes/momoa';
import { decisionsFile } from './decisions-file.ts';
import { type FilledRow, refused, type SheetReading } from './filled-sheet.ts';

/** Reads a sheet that came back as JSON: `decisions-<reviewer>.json`. */
export function readJsonSheet(bytes: Uint8Array): SheetReading {
  const reading = readStrictJson(bytes);
  if (reading.kind === 'problem')
    return refused(reading.why, 'save it again from the sheet', reading.isJson ? null : endOf(bytes));
  const placeOf = openPlaces(bytes);
  const read = decisionsFile.safeParse(reading.value);
  if (!read.success)
    return {
      kind: 'refused',
      refusals: read.error.issues.map(({ path, message }) => ({
        where: placeOf(path),
        what: `${path.length === 0 ? 'the file' : path.map(String).join('.')}: ${message}`,
        todo: 'save it again from the sheet',
      })),
    };
  const { manifest, reviewer, decisions, seconds } = read.data;
  const rows = decisions.map(
    ({ id, decision, justification = '', ticket = '', due = '', seconds: spent = null }, at): FilledRow => ({
      id,
      manifest,
      reviewer,
      given: { decision, justification, ticket, due },
      evidence: new Map(),
      where: (column) =>
        placeOf(column === 'manifest' || column === 'reviewer' ? [column] : ['decisions', at, column]),
      unreadable: [],
      seconds: spent,
    }),
  );
  return { kind: 'sheet', sheet: { form: 'json', rows, seconds: seconds ?? null } };
}

/** Says where in the text a value is; where it is missing, where what would hold it begins. */
function openPlaces(bytes: Uint8Array): (path: readonly PropertyKey[]) => string {
  let root: ValueNode | null = null;
  return (path) => {
    root ??= rootOf(bytes);
    let node = root;
    for (const step of path) {
      const next = childOf(node, step);
      if (next === null) break;
      node = next;
    }
    const { line, column } = node.loc.start;
    return `line ${line}, column ${column}`;
  };
}

/** Where a text stops being JSON; null where that is not known. */
function endOf(bytes: Uint8Array): string | null {
  try {
    rootOf(bytes);
    return null;
  } catch (error) {
    if (!(error instanceof Error) || !('line' in error) || !('column' in error)) return null;
    return `line ${error.line}, column ${error.column}`;
  }
}

function rootOf(bytes: Uint8Array): ValueNode {
  const read = readUtf8(bytes);
  return parse(read.kind === 'text' ? read.text : '', { mode: 'json' }).body;
}

function childOf(node: ValueNode, step: PropertyKey): ValueNode | null {
  if (node.type === 'Object')
    return node.members.find(({ name }) => evaluate(name as ValueNode) === step)?.value ?? null;
  if (node.type === 'Array' && typeof step === 'number') return node.elements[step]?.value ?? null;
  return null;
}
