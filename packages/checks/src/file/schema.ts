import { standings } from '@grantlens/snapshot/internal';
import { requirements } from './check.ts';
import { assertionKeys } from './read-assertion.ts';
import { checkSeverities } from './severity.ts';

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string', minLength: 1 };
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const listOf = (items: Schema): Schema => ({ type: 'array', items });
const oneOrMore = (items: Schema): Schema => ({ anyOf: [items, { type: 'array', items, minItems: 1 }] });
const map = (properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const moment: Schema = {
  type: 'string',
  description: 'a day, to the end of which (UTC) it holds, or an RFC 3339 time with its zone',
  pattern: '^\\d{4}-\\d{2}-\\d{2}([Tt ].+)?$',
};
const count: Schema = { type: 'integer', minimum: 0 };
const permissions = oneOrMore(ref('permission'));

const definitions: Readonly<Record<string, Schema>> = {
  permission: {
    ...text,
    description: 'area:verb (* on either side for any), or a permission group by id, label or name',
  },
  resource: {
    ...text,
    description:
      'account, a zone by name or id, zone:GLOB (zone:* or "every zone" for each), anywhere, a resource key, or $name',
  },
  people: {
    description: 'whom it is about: $name, or lists of members, user groups and tokens; {} is nobody',
    anyOf: [
      { type: 'string', pattern: '^\\$' },
      map({
        members: {
          ...oneOrEmpty(),
          description: 'e-mails (any case, * for any letters), member or user ids',
        },
        groups: { ...oneOrEmpty(), description: 'user groups by exact name or id: whoever is in them' },
        tokens: { ...oneOrEmpty(), description: 'tokens by name or id, * for any letters' },
        kind: { enum: ['member', 'token'], description: 'everybody of one kind' },
      }),
    ],
  },
  skip: map({ owner: text, reason: text, until: moment }, ['owner', 'reason', 'until']),
  policy: map({ 'permission-group': ref('permission'), resource: ref('resource') }, [
    'permission-group',
    'resource',
  ]),
  check: {
    ...map(
      {
        id: {
          type: 'string',
          pattern: '^[A-Za-z0-9._-]{1,100}$',
          description: 'unique over all files of a run',
        },
        title: text,
        severity: { enum: [...checkSeverities], default: 'medium' },
        permission: { ...permissions, description: 'any of these' },
        resource: { ...oneOrMore(ref('resource')), description: 'each of these on its own' },
        group: { ...text, description: 'the user group of "hands-out"' },
        'nobody-but': { ...ref('people'), description: 'nobody else is allowed it' },
        exactly: { ...ref('people'), description: 'they are allowed it, and nobody else is' },
        'allowed-to': { ...ref('people'), description: 'each of them is allowed it' },
        'denied-to': { ...ref('people'), description: 'none of them is allowed it' },
        'at-least': { ...count, description: 'that many are allowed it, those under conditions not counted' },
        'at-most': { ...count, description: 'no more are allowed it' },
        separation: {
          type: 'array',
          items: permissions,
          minItems: 2,
          description: 'nobody is allowed something of two of these lists',
        },
        requires: { enum: [...requirements], description: 'whoever is allowed it has this' },
        'hands-out': { ...listOf(ref('policy')), description: 'what the user group allows is exactly this' },
        kind: { enum: ['member', 'token'], description: 'only members, or only tokens' },
        standing: {
          description: 'of whom it is; active by default',
          anyOf: [{ enum: [...standings] }, { type: 'array', items: { enum: [...standings] }, minItems: 1 }],
        },
        except: { ...ref('people'), description: 'who is left out' },
        because: { ...text, description: 'shown when it fails' },
        controls: oneOrMore(text),
        until: { ...moment, description: 'when the check ends, and fails as ended' },
        skip: ref('skip'),
        empty: { const: 'ok', description: 'it passes when there was nothing to look at' },
      },
      ['id'],
    ),
    anyOf: assertionKeys.map((key) => ({ required: [key] })),
  },
};

function oneOrEmpty(): Schema {
  return { anyOf: [text, listOf(text)] };
}

/** The JSON Schema of a file of checks. */
export function checksJsonSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'grantlens checks',
    description: 'What must hold of access to a Cloudflare account.',
    ...map(
      {
        format: { const: 'grantlens.checks' },
        version: { const: 1 },
        define: {
          type: 'object',
          description: 'names for resources (a list) and people (a map), used as $name',
          additionalProperties: { anyOf: [listOf(text), { type: 'object' }] },
        },
        checks: listOf(ref('check')),
      },
      ['format', 'version', 'checks'],
    ),
    $defs: definitions,
  };
}
