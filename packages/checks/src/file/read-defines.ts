import { didYouMean } from '@grantlens/engine/internal';
import type { PeopleNamed } from './check.ts';
import type { Defines } from './defines.ts';
import type { Blame } from './fault.ts';
import { readTexts } from './fields.ts';
import { type Entry, kindWords, type Located, type LocatedText } from './located.ts';
import { readPeople } from './read-people.ts';

/** Reads what a file defines. A define may be made of others, in any order, but not of itself. */
export function readDefines(located: Located | undefined, blame: Blame): Defines {
  const entries = entriesIn(located, blame);
  const open = new Set<string>();
  const people = new Map<string, PeopleNamed>();
  const resources = new Map<string, readonly LocatedText[]>();

  const find = (name: LocatedText, kind: 'map' | 'list', report: Blame): Entry | null => {
    const key = name.value.slice(1);
    const entry = entries.get(key);
    if (entry === undefined) {
      const near = didYouMean(key, entries.keys(), (one) => `$${one}`);
      report(name.at, `"${name.value}" is not defined${near}`);
      return null;
    }
    if (open.has(key)) {
      report(name.at, `"${name.value}" is defined by itself`);
      return null;
    }
    if (entry.value.kind === kind) return entry;
    // That it is neither is said where it is defined.
    if (entry.value.kind !== 'map' && entry.value.kind !== 'list') return null;
    const [is, needed] = kind === 'map' ? ['resources', 'people are'] : ['people', 'resources are'];
    report(name.at, `"${name.value}" is ${is}, and ${needed} needed here`);
    return null;
  };
  const within = <T>(key: string, read: () => T): T => {
    open.add(key);
    const made = read();
    open.delete(key);
    return made;
  };
  const defines: Defines = {
    people: (name, report) => {
      const entry = find(name, 'map', report);
      if (entry === null) return { at: name.at, parts: [] };
      const known = people.get(entry.key);
      if (known !== undefined) return known;
      const made = within(entry.key, () => readPeople(entry.value, defines, blame));
      people.set(entry.key, made);
      return made;
    },
    resources: (name, report) => {
      const entry = find(name, 'list', report);
      if (entry === null) return [];
      const known = resources.get(entry.key);
      if (known !== undefined) return known;
      const made = within(entry.key, () => readResources(entry.value, defines, blame));
      resources.set(entry.key, made);
      return made;
    },
  };
  // What no check uses is read as well: a fault in it is one.
  for (const { key, at, value } of entries.values()) {
    const name: LocatedText = { kind: 'text', at, value: `$${key}` };
    if (value.kind === 'map') defines.people(name, blame);
    else if (value.kind === 'list') defines.resources(name, blame);
    else blame(value.at, 'a define is a list of resources or a map of people');
  }
  return defines;
}

/** Reads which resources a value means: a text or a list of them, `$name` among them. */
export function readResources(located: Located, defines: Defines, blame: Blame): readonly LocatedText[] {
  return readTexts(located, 'a resource', blame).flatMap((text) =>
    text.value.startsWith('$') ? defines.resources(text, blame) : [text],
  );
}

function entriesIn(located: Located | undefined, blame: Blame): ReadonlyMap<string, Entry> {
  if (located === undefined) return new Map();
  if (located.kind !== 'map') {
    blame(located.at, `"define" must be a map, and this is ${kindWords(located)}`);
    return new Map();
  }
  return new Map(located.entries.map((entry) => [entry.key, entry]));
}
