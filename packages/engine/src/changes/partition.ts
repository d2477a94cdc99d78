import { accountKey, type Scope } from '@grantlens/snapshot';
import {
  everyOf,
  remembered,
  resourceKey,
  resourceTypes,
  typesActedOn,
  wholeAccount,
} from '@grantlens/snapshot/internal';
import type { Resource } from '../decision/resource.ts';
import type { SidedCell } from './side.ts';

/** A part of the account within which some grants make no difference. */
export interface Part {
  readonly scope: Scope;
  /** A resource that represents it; null for whatever is of a type that no grant speaks of. */
  readonly on: Resource | null;
}

/** Everything of a type that is not named, and what is named. */
export interface TypePart extends Part {
  /** By identity. */
  readonly named: ReadonlyMap<string, Part>;
}

/** The account cut up along what some grants name: each of its resources is in one part. */
export interface Partition {
  /** Whatever is of a type that no grant speaks of. Its scope is the whole account, which the other parts are taken from. */
  readonly rest: Part;
  /** The account itself, without what is in it. */
  readonly account: Part;
  readonly types: ReadonlyMap<string, TypePart>;
}

/** Cuts an account up along grants: those of both sides of a comparison. */
export function partitionOf(cells: readonly SidedCell[], accountId: string): Partition {
  const named = new Map<string, Map<string, Part>>();
  const ofType = (type: string): Map<string, Part> => {
    const known = named.get(type) ?? new Map<string, Part>();
    named.set(type, known);
    return known;
  };
  for (const { cell, permissionGroup } of cells) {
    // One that acts on everything in the account makes no type a part of its own.
    for (const type of typesActedOn(permissionGroup) ?? []) ofType(type);
    if (cell.scope?.kind === 'type') ofType(cell.scope.type);
    if (cell.scope?.kind === 'resource') addNamed(ofType(cell.scope.type), cell.scope);
  }
  const key = accountKey(accountId);
  const account: Scope = { kind: 'resource', key, type: resourceTypes.account, resource: key };
  return {
    rest: { scope: wholeAccount(accountId), on: null },
    account: { scope: account, on: { ...other(resourceTypes.account, key), kind: 'account', key } },
    types: new Map(
      [...named]
        .sort(byText)
        .map(([type, things]) => [type, { ...typePart(type), named: new Map([...things].sort(byText)) }]),
    ),
  };
}

/** The part a resource is in. */
export function partOf({ kind, type, identity }: Resource, parts: Partition): Part {
  if (kind === 'account') return parts.account;
  const ofType = parts.types.get(type);
  return ofType?.named.get(identity) ?? ofType ?? parts.rest;
}

/** What represents a part where single things are not distinguished: for a named thing everything of its type. */
export function baseOf(part: Part, parts: Partition): Part {
  if (part.on === null || part.on.kind === 'account') return part;
  return parts.types.get(part.on.type) ?? part;
}

/** Keeps the alphabetically first spelling of a thing, whatever the order of the input. */
function addNamed(named: Map<string, Part>, scope: Extract<Scope, { kind: 'resource' }>): void {
  const known = named.get(scope.resource)?.scope.key;
  if (known !== undefined && known <= scope.key) return;
  named.set(scope.resource, namedPart(scope));
}

/** One principal after another is compared along the same scopes. */
const namedPart = remembered(
  (scope: Extract<Scope, { kind: 'resource' }>): Part => ({
    scope,
    on: { ...other(scope.type, scope.resource), key: resourceKey(scope.key) },
  }),
  new WeakMap(),
);

function typePart(type: string): Part {
  return { scope: everyOf(type), on: typicalOfType(type) };
}

/** What represents everything of a type that is not named. */
export function typicalOfType(type: string): Resource {
  return other(type, `${type}.*`);
}

function other(type: string, identity: string): Resource {
  return { kind: 'other', key: resourceKey(identity), identity, type, id: '', name: null };
}

function byText([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
