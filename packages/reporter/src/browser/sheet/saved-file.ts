import { type Decision, nothing } from './decisions.ts';

/** What a file of decisions says about itself, and a sheet too: only its own files belong to it. */
export interface Whose {
  readonly manifest: string;
  readonly reviewer: string;
}

/** A decision in the file. */
export interface Saved extends Decision {
  readonly id: string;
  /** How long the unit was looked at. */
  readonly seconds: number;
}

const format = 'grantlens.decisions';
const version = 1;

/** The file `decisions-<reviewer>.json`. */
export function savedText({ manifest, reviewer }: Whose, saved: readonly Saved[]): string {
  const decisions = saved.map(({ id, word, justification, ticket, due, seconds }) => ({
    id,
    decision: word,
    ...filled({ justification, ticket, due }),
    seconds,
  }));
  return `${JSON.stringify({ format, version, manifest, reviewer, decisions }, null, 2)}\n`;
}

function filled(cells: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(cells).filter(([, text]) => text.trim() !== ''));
}

/** What there is to be known of a sheet to which a file is brought. */
export interface Expected extends Whose {
  readonly words: readonly string[];
  readonly hasUnit: (id: string) => boolean;
}

/** A file that was saved before, or why it is not taken: one sentence. */
export type SavedReading =
  | { readonly kind: 'read'; readonly saved: readonly Saved[] }
  | { readonly kind: 'refused'; readonly why: string };

/** Reads a file that a sheet has saved: whole, or not at all. */
export function readSaved(text: string, expected: Expected): SavedReading {
  const refused = (why: string): SavedReading => ({ kind: 'refused', why });
  const file = parsed(text);
  if (file === null || file.format !== format || file.version !== version || !Array.isArray(file.decisions))
    return refused('This is not a file that a sheet has saved: it is not grantlens.decisions, version 1.');
  if (file.manifest !== expected.manifest)
    return refused('This file is of another package: open it in the sheet that saved it.');
  if (keyOf(file.reviewer) !== keyOf(expected.reviewer))
    return refused(
      `This file is of another reviewer, ${String(file.reviewer)}: open it in the sheet of theirs.`,
    );
  const saved: Saved[] = [];
  for (const one of file.decisions as readonly unknown[]) {
    const { id, decision, seconds, ...cells } = isObject(one) ? one : {};
    if (typeof id !== 'string' || !expected.hasUnit(id))
      return refused(`This file decides about ${String(id)}, which is not in this sheet.`);
    if (typeof decision !== 'string' || !expected.words.includes(decision))
      return refused(`This file says “${String(decision)}” about ${id}, which is not a decision.`);
    saved.push({
      ...nothing,
      ...textsIn(cells),
      id,
      word: decision,
      seconds: typeof seconds === 'number' && seconds >= 0 ? seconds : 0,
    });
  }
  return { kind: 'read', saved };
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keyOf(reviewer: unknown): string {
  return String(reviewer).trim().toLowerCase();
}

function textsIn({
  justification,
  ticket,
  due,
}: Readonly<Record<string, unknown>>): Pick<Decision, 'justification' | 'ticket' | 'due'> {
  const textOf = (cell: unknown): string => (typeof cell === 'string' ? cell : '');
  return { justification: textOf(justification), ticket: textOf(ticket), due: textOf(due) };
}
