import { createHash } from 'node:crypto';
import type { Located } from '@grantlens/checks/internal';
import { printable } from '@grantlens/engine/internal';
import { readBytes } from '../input/named-bytes.ts';
import type { Io } from '../io.ts';
import type { Settings, SettingsInForce } from './settings.ts';
import { settingsIn } from './settings-in.ts';
import { settingsPath } from './settings-path.ts';

/** The settings file in force, where it is plainly right; null also where there is none. */
export async function plainSettings(
  option: string | false | undefined,
  env: Io['env'],
): Promise<SettingsInForce | null> {
  const path = settingsPath(option, env);
  const bytes = path === null ? null : await readBytes(path, 'the settings').catch(() => null);
  if (path === null || bytes === null) return null;
  const settings = readPlainSettings(path, bytes);
  return settings && { path, digest: digestOf(bytes), settings };
}

/** `sha256-<hex>` of the bytes of a settings file. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256-${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Says which settings file is in force, and which keys an answer took from it. */
export function settingsLine(
  { path, digest }: Pick<SettingsInForce, 'path' | 'digest'>,
  taken: readonly (keyof Settings)[],
): string {
  const what = taken.length === 0 ? 'nothing of it counts here' : taken.join(', ');
  return `settings: ${printable(path)} (${digest.slice(0, 'sha256-'.length + 12)}): ${what}\n`;
}

/**
 * Reads a settings file that is plainly right, before anything that reads YAML is loaded: one key a line, with a word, a
 * number, a list or a map of these behind it or below it. Null for whatever else, be it right or wrong: the reading of
 * YAML says what it means.
 */
export function readPlainSettings(path: string, bytes: Uint8Array): Settings | null {
  const located = bytes.length > longest ? null : locatedIn(textOf(bytes));
  if (located === null) return null;
  let isRight = true;
  const settings = settingsIn(located, path, () => {
    isRight = false;
  });
  return isRight ? settings : null;
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return '\0';
  }
}

/** Bytes of a file as people write it; what is longer is left to the reading of YAML. */
const longest = 65_536;

/** Nothing is said about where something is: what would be said is said by the reading of YAML. */
const at = { line: 1, column: 1 } as const;

const key = '[A-Za-z][A-Za-z0-9]*';
/** A comment, in letters of which every reader of YAML thinks the same. */
const rest = ' *(?: #[\\t\\x20-\\x7e\\xa1-\\u024f\\u2010-\\u2027]*)?';
const emptyLine = /^ *(?:#[\t\x20-\x7e\xa1-\u024f\u2010-\u2027]*)?$/;
const fieldLine = new RegExp(`^(${key}):(?: +([^ #].*?))?${rest}$`);
const itemBelow = new RegExp(`^  - +([^ #].*?)${rest}$`);
const fieldBelow = new RegExp(`^  (${key}): +([^ #].*?)${rest}$`);

type Entry = Extract<Located, { readonly kind: 'map' }>['entries'][number];

function locatedIn(text: string): Located | null {
  const entries: Entry[] = [];
  const lines = text.split('\n').filter((line) => !emptyLine.test(line));
  for (let next = 0; next < lines.length; ) {
    const [, name, written] = fieldLine.exec(lines[next] ?? '') ?? [];
    next += 1;
    if (name === undefined) return null;
    if (written !== undefined) {
      const value = valueIn(written);
      if (value === null) return null;
      entries.push({ key: name, at, value });
      continue;
    }
    const below: string[] = [];
    for (; lines[next]?.startsWith('  '); next += 1) below.push(lines[next] ?? '');
    const value = blockOf(below);
    if (value === null) return null;
    entries.push({ key: name, at, value });
  }
  return mapOf(entries);
}

/** What is below a key: a list, or a map. */
function blockOf(lines: readonly string[]): Located | null {
  if (lines[0]?.startsWith('  - ')) return listOf(lines.map((line) => scalarOf(itemBelow.exec(line)?.[1])));
  const entries = lines.flatMap((line): readonly Entry[] => {
    const [, name, written] = fieldBelow.exec(line) ?? [];
    const value = written === undefined ? null : valueIn(written);
    return name === undefined || value === null ? [] : [{ key: name, at, value }];
  });
  return entries.length === lines.length ? mapOf(entries) : null;
}

/** What is behind a key. */
function valueIn(text: string): Located | null {
  const list = /^\[(.*)\]$/.exec(text)?.[1];
  if (list !== undefined) return listOf(list.split(',').map((item) => scalarOf(item.trim())));
  const map = /^\{(.*)\}$/.exec(text)?.[1];
  if (map === undefined) return scalarOf(text);
  const fields = splitAt(map);
  const entries = fields.flatMap((field): readonly Entry[] => {
    const [, name, written] = new RegExp(`^(${key}): +(.+)$`).exec(field) ?? [];
    const value = written === undefined || written.startsWith('{') ? null : valueIn(written);
    return name === undefined || value === null ? [] : [{ key: name, at, value }];
  });
  return entries.length === fields.length ? mapOf(entries) : null;
}

/** The fields of a map: its commas that are not in a list. */
const splitAt = (text: string): readonly string[] => text.split(/,(?![^[]*\])/).map((field) => field.trim());

const word = /^(?:\.{0,2}\/)?[A-Za-z][A-Za-z0-9_./@-]*$/;
/** An id in hex that cannot be taken for a number. */
const hex = /^[0-9a-f]*[abcdf][0-9a-f]*$/;
const notText = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
const quoted = /^"([\x20\x21\x23-\x2b\x2d-\x5a\x5e-\x7a\x7e]*)"$/;

function scalarOf(text: string | undefined): Located | null {
  if (text === undefined) return null;
  const number = /^(?:0|[1-9]\d{0,5})$/.test(text);
  if (number) return { kind: 'other', at, value: Number(text) };
  const inQuotes = quoted.exec(text)?.[1];
  if (inQuotes !== undefined) return { kind: 'text', at, value: inQuotes };
  const isText = (word.test(text) || hex.test(text)) && !notText.test(text);
  return isText ? { kind: 'text', at, value: text } : null;
}

function listOf(items: readonly (Located | null)[]): Located | null {
  const all = items.flatMap((item) => item ?? []);
  return all.length === items.length ? { kind: 'list', at, items: all } : null;
}

/** A key that is twice in one map is for the reading of YAML. */
function mapOf(entries: readonly Entry[]): Located | null {
  const names = new Set(entries.map((entry) => entry.key));
  return entries.length > 0 && names.size === entries.length ? { kind: 'map', at, entries } : null;
}
