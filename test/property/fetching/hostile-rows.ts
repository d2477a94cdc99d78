import * as fc from 'fast-check';

/** Ids that mean something to a path, a file system, JavaScript or a reader. */
const oddIds = fc.constantFrom(
  '',
  '.',
  '..',
  '../members',
  'a/b',
  'x?y=1#z',
  '%2e%2e',
  '__proto__',
  'constructor',
  'member-0',
  'group-0',
  'ümlaut',
  '\ud800',
  '\u202egnp.exe',
  '\u0000',
  'i'.repeat(3000),
);

const oddValue = fc.oneof({ maxDepth: 4 }, fc.jsonValue(), oddIds, fc.constant({ nested: [[[[{}]]]] }));

const fields = [
  'email',
  'status',
  'user',
  'policies',
  'roles',
  'name',
  'meta',
  'scope',
  'scopes',
  'permissions',
  'permission_groups',
  'resource_groups',
  'resources',
  'objects',
  'condition',
  'expires_on',
  'code',
] as const;

/** Rows as no API should send them: of every type in every field, with ids that mean something elsewhere. */
export const oddRows: fc.Arbitrary<readonly unknown[]> = fc.array(
  fc.oneof(
    oddValue,
    fc
      .tuple(
        oddIds,
        fc.uniqueArray(fc.tuple(fc.constantFrom(...fields), oddValue), { selector: ([key]) => key }),
      )
      .map(([id, entries]) => ({ id, ...Object.fromEntries(entries) })),
  ),
  { maxLength: 6 },
);
