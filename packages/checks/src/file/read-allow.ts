import type { Agreement, PeopleNamed } from './check.ts';
import type { Blame, Fault, Position } from './fault.ts';
import { readFields, readTexts } from './fields.ts';
import { checkFrame } from './frame.ts';
import type { Located, LocatedText } from './located.ts';
import { type Named, namedIn } from './named.ts';
import { agreementKeys, readAgreement } from './read-agreement.ts';
import { type ChecksFile, inOrder, itemsOf } from './read-checks.ts';
import { readDefines } from './read-defines.ts';
import { readLocated } from './read-located.ts';
import { readPeople } from './read-people.ts';

/** New access that somebody agreed to. */
export interface AllowEntry extends Position, Agreement {
  readonly who: PeopleNamed;
  readonly permissions: readonly LocatedText[];
  readonly resources: readonly LocatedText[];
}

/** What a file of allowed new access says, and everything that is wrong with it. */
export interface AllowRead {
  readonly file: string;
  readonly entries: readonly AllowEntry[];
  readonly faults: readonly Fault[];
  /** What entries name that have faults, to be looked up with the others. */
  readonly faulty: readonly Named[];
}

/** Reads a file of new access that is allowed: `{ format: "grantlens.allow", version: 1, allow: […] }`. */
export function readAllow({ path, bytes }: ChecksFile): AllowRead {
  const faults: Fault[] = [];
  const blame: Blame = (at, what) => faults.push({ file: path, ...at, what });
  const read = itemsIn(bytes, blame).map((item) => ({
    entry: readEntry(item, blame),
    named: namedIn(item, path),
  }));
  return {
    file: path,
    entries: read.flatMap(({ entry }) => entry ?? []),
    faults: inOrder(faults, [path]),
    faulty: read.flatMap(({ entry, named }) => (entry === null ? [named] : [])),
  };
}

function itemsIn(bytes: Uint8Array, blame: Blame): readonly Located[] {
  const located = readLocated(bytes, blame);
  if (located === null) return [];
  const keys = ['format', 'version', 'allow'];
  const what = 'a file of allowed access';
  const fields = readFields(located, { what, keys, needed: keys }, blame);
  if (fields === null) return [];
  checkFrame(fields, { format: 'grantlens.allow', what }, blame);
  return itemsOf(fields.get('allow'), 'allow', blame);
}

const keys = ['who', 'permission', 'resource', ...agreementKeys];

function readEntry(located: Located, blame: Blame): AllowEntry | null {
  const fields = readFields(located, { what: 'an entry', keys, needed: keys }, blame);
  const who = fields?.get('who');
  const agreement = readAgreement(fields, blame);
  const permissions = readTexts(fields?.get('permission'), 'a permission', blame);
  const resources = readTexts(fields?.get('resource'), 'a resource', blame);
  const people = who === undefined ? null : readPeople(who, readDefines(undefined, blame), blame);
  if (people === null || agreement === null) return null;
  return {
    ...located.at,
    who: people,
    permissions,
    resources,
    ...agreement,
  };
}
