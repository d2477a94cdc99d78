import type { Check } from './check.ts';
import { type Blame, type Fault, faultLine } from './fault.ts';
import { readFields } from './fields.ts';
import { checkFrame } from './frame.ts';
import { kindWords, type Located } from './located.ts';
import { type Named, namedIn } from './named.ts';
import { type ClaimId, readCheck } from './read-check.ts';
import { readDefines } from './read-defines.ts';
import { readLocated } from './read-located.ts';

/** A file of checks, and what its user calls it. */
export interface ChecksFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What files of checks say, and everything that is wrong with them: with one fault none of them is used. */
export interface ChecksRead {
  readonly files: readonly string[];
  /** In the order of the files, and as they stand in each. */
  readonly checks: readonly Check[];
  readonly faults: readonly Fault[];
  /** What checks name that have faults, to be looked up with the others. */
  readonly faulty: readonly Named[];
}

/**
 * Reads files of checks: YAML 1.2 or JSON, in the form that is published as `schema/checks.schema.json`.
 *
 * @example
 * ```ts
 * import { readChecks } from '@grantlens/checks';
 *
 * const bytes = new TextEncoder().encode('format: grantlens.checks\nversion: 2\nchecks: []\n');
 * const { faults } = readChecks([{ path: 'checks.yaml', bytes }]);
 * faults.map(({ line, column, what }) => `${line}:${column} ${what}`); // → ['2:10 the version of a file of checks is 1']
 * ```
 */
export function readChecks(files: readonly ChecksFile[]): ChecksRead {
  const faults: Fault[] = [];
  const checks: Check[] = [];
  const faulty: Named[] = [];
  const ids = new Map<string, string>();
  for (const { path, bytes } of files) {
    const blame: Blame = (at, what) => faults.push({ file: path, ...at, what });
    const claim: ClaimId = (id, at) => {
      const before = ids.get(id);
      if (before === undefined) ids.set(id, `${path}:${at.line}`);
      else blame(at, `the id "${id}" is that of another check (${before})`);
    };
    for (const { check, named } of readFile(path, bytes, { blame, claim }))
      if (check === null) faulty.push(named);
      else checks.push(check);
  }
  const paths = files.map(({ path }) => path);
  return { files: paths, checks, faults: inOrder(faults, paths), faulty };
}

/** Faults as a reader goes through the files, each once: what an alias means is read wherever it is used. */
export function inOrder(faults: readonly Fault[], files: readonly string[]): readonly Fault[] {
  const placeOf = new Map(files.map((path, at) => [path, at]));
  const each = new Map(faults.map((fault) => [faultLine(fault), fault]));
  return [...each.values()].sort(
    (a, b) =>
      (placeOf.get(a.file) ?? 0) - (placeOf.get(b.file) ?? 0) || a.line - b.line || a.column - b.column,
  );
}

function readFile(
  path: string,
  bytes: Uint8Array,
  { blame, claim }: { readonly blame: Blame; readonly claim: ClaimId },
): readonly { readonly check: Check | null; readonly named: Named }[] {
  const located = readLocated(bytes, blame);
  if (located === null) return [];
  const keys = ['format', 'version', 'define', 'checks'];
  const needed = ['format', 'version', 'checks'];
  const fields = readFields(located, { what: 'a file of checks', keys, needed }, blame);
  if (fields === null) return [];
  checkFrame(fields, { format: 'grantlens.checks', what: 'a file of checks' }, blame);
  const defines = readDefines(fields.get('define'), blame);
  return itemsOf(fields.get('checks'), 'checks', blame).map((item) => ({
    check: readCheck(item, { file: path, defines, claim }, blame),
    named: namedIn(item, path),
  }));
}

/** The items of a list. */
export function itemsOf(located: Located | undefined, key: string, blame: Blame): readonly Located[] {
  if (located === undefined) return [];
  if (located.kind === 'list') return located.items;
  blame(located.at, `"${key}" must be a list, and this is ${kindWords(located)}`);
  return [];
}
