import { expect, test } from 'vitest';
import { scopeIdentity } from '../keys/scope.ts';
import { openScopes, type Piece } from './scopes.ts';

const reader = openScopes('a1');
const account = 'com.cloudflare.api.account.a1';
const zone = 'com.cloudflare.api.account.zone.z1';
const zones = 'com.cloudflare.api.account.zone.*';
const other = 'com.cloudflare.api.account.b2';

/** Pieces in few words: what is reached, or why nothing is. */
function words(pieces: readonly Piece[] | null): readonly string[] | null {
  return (
    pieces?.map((piece) =>
      piece.kind === 'reaches' && piece.place.scope !== null ? scopeIdentity(piece.place.scope) : piece.kind,
    ) ?? null
  );
}

const scopeOf = (key: unknown, ...objects: unknown[]) => ({
  key,
  objects: objects.map((object) => ({ key: object })),
});

test.each([
  ['the whole account', scopeOf(account, '*'), ['com.cloudflare.api.account']],
  ['the named resources', scopeOf(account, zone, 'com.example.gizmo.7'), [zone, 'com.example.gizmo.7']],
  ['the one resource', scopeOf(zone, '*'), [zone]],
  ['every resource of a type', scopeOf(zones, '*'), [zones]],
  ['every resource of a type, as an object', scopeOf(account, zones), [zones]],
  [
    'the whole account, by wildcard',
    scopeOf('com.cloudflare.api.account.*', '*'),
    ['com.cloudflare.api.account'],
  ],
  ['the whole account, by its key among the objects', scopeOf(zone, account), ['com.cloudflare.api.account']],
  ['the objects of a typed key', scopeOf(zone, 'com.example.gizmo.7'), ['com.example.gizmo.7']],
  [
    'one kind of Worker, in either spelling',
    scopeOf(account, 'com.cloudflare.api.account.worker.w'),
    ['com.cloudflare.edge.worker.script.w'],
  ],
  ['nothing, of another account', scopeOf(other, zone), ['foreign']],
  ['nothing, of another account without objects', { key: other }, ['foreign']],
  ['nothing, of an object of another account', scopeOf(account, other), ['foreign']],
  ['nothing, without objects', { key: account, objects: [] }, ['empty']],
  ['unseen, with a bare star', scopeOf('*', '*'), ['unseen']],
  ['unseen, without a list of objects', { key: account, objects: null }, ['unseen']],
  ['unseen, with a key that is not text', scopeOf(7, '*'), ['unseen']],
  ['unseen, with an object that is not text', scopeOf(account, 7, zone), ['unseen', zone]],
  ['the union of a list', [scopeOf(zone, '*'), scopeOf(account, '*')], [zone, 'com.cloudflare.api.account']],
])('a scope of a resource group reads as %s', (_, scope, expected) => {
  expect(words(reader.readScope(scope))).toEqual(expected);
});

test.each([[undefined], [null], ['*'], [7]])('a scope reads as nothing to read: %j', (scope) => {
  expect(reader.readScope(scope)).toBeNull();
});

test.each([
  ['the flat keys', { [zone]: '*', [account]: '*' }, [zone, 'com.cloudflare.api.account']],
  ['the nested keys', { [account]: { [zones]: '*' } }, [zones]],
  ['unseen, where a value is not a star', { [account]: { [zone]: 'some' }, [zone]: 7 }, ['unseen', 'unseen']],
  ['nothing, of another account', { [other]: '*' }, ['foreign']],
  [
    'nothing, of an R2 bucket of another account',
    { 'com.cloudflare.edge.r2.bucket.0123456789abcdef0123456789abcdef_eu_b': '*' },
    ['foreign'],
  ],
  ['nothing, when empty', {}, ['empty']],
])("a token's resources read as %s", (_, resources, expected) => {
  expect(words(reader.readResources(resources))).toEqual(expected);
});

test.each([['*'], [[]], [null], [undefined]])(
  "a token's resources read as nothing to read: %j",
  (resources) => {
    expect(reader.readResources(resources)).toBeNull();
  },
);
