import type { Assertion } from './check.ts';
import { requirements } from './check.ts';
import type { Defines } from './defines.ts';
import type { Blame } from './fault.ts';
import { type Fields, readFields, readText, readTexts, readWord } from './fields.ts';
import { kindWords, type Located } from './located.ts';
import { readPeople } from './read-people.ts';

/** The keys that say what must hold. */
export const assertionKeys = [
  'nobody-but',
  'exactly',
  'allowed-to',
  'denied-to',
  'at-least',
  'at-most',
  'separation',
  'requires',
  'hands-out',
] as const;
type AssertionKey = (typeof assertionKeys)[number];

/** Reads what a check says must hold: one assertion, of which `at-least` and `at-most` together are one. */
export function readAssertion(fields: Fields, defines: Defines, blame: Blame): Assertion | null {
  const found = assertionKeys.filter((key) => fields.get(key) !== undefined);
  const [first, second] = found;
  if (first === undefined) {
    blame(fields.at, `a check needs an assertion: ${assertionKeys.join(', ')}`);
    return null;
  }
  const isRange = found.length === 2 && first === 'at-least' && second === 'at-most';
  if (second !== undefined && !isRange) {
    for (const key of found.slice(1))
      blame(fields.keyAt(key), `a check has one assertion, and this one has "${first}" as well as "${key}"`);
    // Each is read for what is wrong in it; both ends of a range are read together.
    const read = found.includes('at-least') ? found.filter((key) => key !== 'at-most') : found;
    for (const key of read) readAssertionAt(key, { fields, defines, blame });
    return null;
  }
  return readAssertionAt(first, { fields, defines, blame });
}

function readAssertionAt(key: AssertionKey, reading: Reading): Assertion | null {
  const value = reading.fields.get(key);
  return value === undefined ? null : readOne(key, value, reading);
}

interface Reading {
  readonly fields: Fields;
  readonly defines: Defines;
  readonly blame: Blame;
}

function readOne(key: AssertionKey, value: Located, reading: Reading): Assertion | null {
  const { fields, defines, blame } = reading;
  switch (key) {
    case 'nobody-but':
    case 'exactly':
    case 'allowed-to':
    case 'denied-to':
      return { kind: key, people: readPeople(value, defines, blame) };
    case 'at-least':
    case 'at-most':
      return readRange(fields, blame);
    case 'separation':
      return readSeparation(value, blame);
    case 'requires': {
      const form = { what: '"requires"', words: requirements };
      const requirement = readWord(value, form, blame);
      return requirement === null ? null : { kind: 'requires', requirement };
    }
    case 'hands-out':
      return readPolicies(value, reading);
  }
}

function readRange(fields: Fields, blame: Blame): Assertion | null {
  const least = readCount(fields.get('at-least'), 'at-least', blame);
  const most = readCount(fields.get('at-most'), 'at-most', blame);
  if (least !== null && most !== null && least > most) {
    blame(fields.keyAt('at-most'), `"at-most" is ${most}, which is less than "at-least", ${least}`);
    return null;
  }
  return { kind: 'count', least, most };
}

function readCount(located: Located | undefined, key: string, blame: Blame): number | null {
  if (located === undefined) return null;
  if (located.kind === 'other' && typeof located.value === 'number')
    if (Number.isSafeInteger(located.value) && located.value >= 0) return located.value;
  blame(located.at, `"${key}" must be a whole number from 0`);
  return null;
}

function readSeparation(located: Located, blame: Blame): Assertion | null {
  if (located.kind !== 'list' || located.items.length < 2) {
    const is = located.kind === 'list' ? 'a list of fewer' : kindWords(located);
    blame(located.at, `"separation" must be a list of two or more lists of permissions, and this is ${is}`);
    if (located.kind === 'list') for (const item of located.items) readTexts(item, 'a permission', blame);
    return null;
  }
  return { kind: 'separation', lists: located.items.map((item) => readTexts(item, 'a permission', blame)) };
}

function readPolicies(located: Located, { fields, blame }: Reading): Assertion | null {
  const group = readText(fields.get('group'), 'a user group', blame);
  if (fields.get('group') === undefined)
    blame(fields.keyAt('hands-out'), 'a check with "hands-out" needs the key "group"');
  if (located.kind !== 'list') {
    blame(located.at, `"hands-out" must be a list, and this is ${kindWords(located)}`);
    return null;
  }
  const policies = located.items.flatMap((item) => {
    const keys = ['permission-group', 'resource'];
    const form = { what: 'a policy of "hands-out"', keys, needed: keys };
    const policy = readFields(item, form, blame);
    const permissionGroup = readText(policy?.get('permission-group'), 'a permission group', blame);
    const resource = readText(policy?.get('resource'), 'a resource', blame);
    return permissionGroup === null || resource === null ? [] : [{ permissionGroup, resource }];
  });
  return group === null ? null : { kind: 'hands-out', group, policies };
}
