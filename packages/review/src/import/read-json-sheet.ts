import { readStrictJson, readUtf8 } from '@grantlens/snapshot/internal';
import { evaluate, parse, type ValueNode } from '@humanwhocodes/momoa';
import { z } from 'zod';
import { type FilledRow, refused, type SheetReading } from './filled-sheet.ts';

const text = z.string();

const file = z.object({
  format: z.literal('grantlens.decisions'),
  version: z.literal(1),
  manifest: text,
  reviewer: text,
  seconds: z.number().nonnegative().optional(),
  decisions: z.array(
    z.object({
      id: text,
      decision: text,
      justification: text.optional(),
      ticket: text.optional(),
      due: text.optional(),
      seconds: z.number().nonnegative().optional(),
    }),
  ),
});

/** Reads a sheet that came back as JSON: `decisions-<reviewer>.json`. */
export function readJsonSheet(bytes: Uint8Array): SheetReading {
  const reading = readStrictJson(bytes);
  if (reading.kind === 'problem') return refused(reading.why, 'save it again from the sheet');
  const placeOf = openPlaces(bytes);
  const read = file.safeParse(reading.value);
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
  const spent = decisions.map((one) => one.seconds);
  const sum = spent.reduce<number>((total, one) => total + (one ?? 0), 0);
  const rows = decisions.map(
    ({ id, decision, justification = '', ticket = '', due = '' }, at): FilledRow => ({
      id,
      manifest,
      reviewer,
      given: { decision, justification, ticket, due },
      evidence: new Map(),
      where: (column) =>
        placeOf(column === 'manifest' || column === 'reviewer' ? [column] : ['decisions', at, column]),
      unreadable: [],
    }),
  );
  const isTimed = spent.some((one) => one !== undefined);
  return { kind: 'sheet', sheet: { form: 'json', rows, seconds: seconds ?? (isTimed ? sum : null) } };
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
