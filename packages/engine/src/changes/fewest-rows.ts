import type { Scope } from '@grantlens/snapshot';
import { addTo } from '@grantlens/snapshot/internal';
import type { ChangeTable, PartChange, VerdictPair } from './change-table.ts';
import type { Part, TypePart } from './partition.ts';

/** One pair of verdicts on a scope: it holds on all of the scope but what is excepted. */
export interface ScopeChange extends VerdictPair {
  readonly scope: Scope;
  /** Narrower scopes where the verdicts are others, or nothing changed. */
  readonly except: readonly Scope[];
  /** The part that represents the scope. */
  readonly part: Part;
  /** What differs at each of the parts it speaks of. */
  readonly changes: readonly PartChange[];
}

/** Gives the pair of verdicts of one permission where something differs; null where it is the same for that one. */
export type PairOf = (change: PartChange | undefined) => VerdictPair | null;

/** Named things of a type of which the same can be said. */
interface AlikeParts {
  /** Of all in a table, which. */
  readonly number: number;
  readonly change: PartChange | undefined;
  readonly parts: readonly Part[];
}

/** Says the pairs of one permission in as few rows as scopes allow. */
export type FewestRows = (pairOf: PairOf) => readonly ScopeChange[];

/**
 * Makes a table ready to be said permission by permission: a row on the whole account, and one on each narrower scope
 * whose pair is not that of the scope around it.
 */
export function openFewestRows({ at, parts }: ChangeTable): FewestRows {
  const { rest, account } = parts;
  let count = 0;
  const types = [...parts.types.values()].map((type) => {
    const inside = alikeIn(type, at, count);
    count += inside.length;
    return { type, change: at.get(type), inside };
  });
  const atRest = at.get(rest);
  const atAccount = at.get(account);
  const scopesOf = openScopes();
  return (pairOf) => {
    const rows: ScopeChange[] = [];
    const outer = pairOf(atRest);
    const isSameAccount = isSamePair(pairOf(atAccount), outer);
    const folded = types.map(({ type, change, inside }) => {
      const pair = pairOf(change);
      const [same, other] = split(inside, (alike) => isSamePair(pairOf(alike.change), pair));
      return { type, change, pair, same, other, isSame: isSamePair(pair, outer) };
    });
    if (outer !== null) {
      const [sameTypes, otherTypes] = split(folded, ({ isSame }) => isSame);
      const changes = sameTypes.flatMap(({ change, same }) => [change, ...same.map((alike) => alike.change)]);
      rows.push({
        ...outer,
        scope: rest.scope,
        part: rest,
        changes: [atRest, ...(isSameAccount ? [atAccount] : []), ...changes].filter(
          (one) => one !== undefined,
        ),
        except: [
          ...(isSameAccount ? [] : [account.scope]),
          ...otherTypes.map(({ type }) => type.scope),
          ...sameTypes.flatMap(({ other }) => scopesOf(other)),
        ],
      });
    }
    if (!isSameAccount) rows.push(...rowsOf([account], pairOf(atAccount), atAccount));
    for (const { type, change, pair, same, other, isSame } of folded) {
      if (!isSame && pair !== null) {
        const changes = [change, ...same.map((alike) => alike.change)].filter((one) => one !== undefined);
        rows.push({ ...pair, scope: type.scope, part: type, changes, except: scopesOf(other) });
      }
      for (const alike of other) rows.push(...rowsOf(alike.parts, pairOf(alike.change), alike.change));
    }
    return rows;
  };
}

/** A row for each of some parts that have nothing narrower in them. */
function rowsOf(
  parts: readonly Part[],
  pair: VerdictPair | null,
  change: PartChange | undefined,
): readonly ScopeChange[] {
  if (pair === null || change === undefined) return [];
  const changes = [change];
  return parts.map((part) => ({ ...pair, scope: part.scope, except: nothing, part, changes }));
}

const nothing: readonly Scope[] = [];

/** The scopes of parts; most permissions are excepted from the same ones, which then share a list. */
function openScopes(): (alike: readonly AlikeParts[]) => readonly Scope[] {
  const known = new Map<string, readonly Scope[]>();
  return (alike) => {
    const key = alike.map(({ number }) => number).join();
    const scopes = known.get(key) ?? alike.flatMap(({ parts }) => parts.map(({ scope }) => scope));
    known.set(key, scopes);
    return scopes;
  };
}

function alikeIn({ named }: TypePart, at: ChangeTable['at'], first: number): readonly AlikeParts[] {
  const alike = new Map<PartChange | undefined, Part[]>();
  for (const part of named.values()) addTo(alike, at.get(part), part);
  return [...alike].map(([change, parts], at) => ({ number: first + at, change, parts }));
}

function split<T>(all: readonly T[], isFirst: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

function isSamePair(a: VerdictPair | null, b: VerdictPair | null): boolean {
  return a?.before === b?.before && a?.after === b?.after;
}
