import type { PeopleNamed, PeoplePart } from './check.ts';
import type { Defines } from './defines.ts';
import type { Blame } from './fault.ts';
import { readFields, readTexts, readWord } from './fields.ts';
import { kindWords, type Located } from './located.ts';

const keys = ['members', 'groups', 'tokens', 'kind'] as const;
const kinds = ['member', 'token'] as const;
const noun = { members: 'member', groups: 'group', tokens: 'token' } as const;

/** Reads whom a value means: `$name`, or lists of members, user groups and tokens. */
export function readPeople(located: Located, defines: Defines, blame: Blame): PeopleNamed {
  if (located.kind === 'text' && located.value.startsWith('$'))
    return { at: located.at, parts: defines.people(located, blame).parts };
  if (located.kind !== 'map') {
    blame(located.at, `people must be "$name" or a map, and this is ${kindWords(located)}`);
    return { at: located.at, parts: [] };
  }
  const fields = readFields(located, { what: 'people', keys }, blame);
  const parts: PeoplePart[] = [];
  for (const key of ['members', 'groups', 'tokens'] as const) {
    const value = fields?.get(key);
    // An empty list names nobody, as an empty map does.
    if (value === undefined || (value.kind === 'list' && value.items.length === 0)) continue;
    for (const text of readTexts(value, `who is listed under "${key}"`, blame)) {
      if (text.value.startsWith('$')) parts.push(...defines.people(text, blame).parts);
      else parts.push({ kind: noun[key], text: text.value.trim(), at: text.at });
    }
  }
  const of = readWord(fields?.get('kind'), { what: 'the kind of people', words: kinds }, blame);
  if (of !== null) parts.push({ kind: 'kind', of });
  return { at: located.at, parts };
}
