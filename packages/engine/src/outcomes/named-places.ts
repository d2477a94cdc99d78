import type { Scope } from '@grantlens/snapshot';
import { remembered } from '@grantlens/snapshot/internal';
import type { PlaceCells } from './place-cells.ts';

export type ResourceScope = Extract<Scope, { readonly kind: 'resource' }>;

/** A resource that some policies name. */
export interface NamedPlace {
  readonly scope: ResourceScope;
  readonly isZone: boolean;
  /** Equal for two resources of which these policies say the same. */
  readonly alike: number;
}

/**
 * Returns a function that lists the resources that some policies name, by identity and in its order. `isWanted` leaves
 * out others. Each class of principals has other policies, and they name the same few thousand resources over and over:
 * these are put in order once, and then are numbers.
 */
export function openNamedPlaces(
  all: readonly PlaceCells[],
  { isWanted, isZone }: Readonly<Record<'isWanted' | 'isZone', (identity: string) => boolean>>,
): (held: readonly PlaceCells[]) => readonly NamedPlace[] {
  const wanted = new Set<string>();
  for (const { byResource } of all)
    for (const identity of byResource.keys()) if (isWanted(identity)) wanted.add(identity);
  const identities = [...wanted].sort();
  const numbers = new Map(identities.map((identity, number) => [identity, number]));
  const zones = identities.map(isZone);
  const namedIn = remembered(({ byResource, alike }: PlaceCells) => {
    const places: { readonly number: number; readonly scope: ResourceScope; readonly alike: number }[] = [];
    for (const [identity, [cell]] of byResource) {
      const number = numbers.get(identity);
      if (number === undefined || cell?.scope?.kind !== 'resource') continue;
      places.push({ number, scope: cell.scope, alike: alike.get(identity) ?? 0 });
    }
    return places;
  });
  let profiles = 1;
  for (const { alike } of all) for (const number of alike.values()) profiles = Math.max(profiles, number + 1);
  /** What was said of a resource so far, by its number; 0 is nothing. All are 0 between two lists. */
  const said = new Uint32Array(identities.length);
  const scopes: ResourceScope[] = [];
  return (held) => {
    const found: number[] = [];
    let count = 0;
    for (const cells of held) {
      // What was said before, and what one more policy says: each pair of them is a number again.
      const further = new Map<number, number>();
      for (const { number, scope, alike } of namedIn(cells)) {
        const before = said[number] ?? 0;
        if (before === 0) {
          found.push(number);
          scopes[number] = scope;
        }
        const pair = before * profiles + alike;
        let after = further.get(pair);
        if (after === undefined) {
          count += 1;
          after = count;
          further.set(pair, after);
        }
        said[number] = after;
      }
    }
    return [...Uint32Array.from(found).sort()].flatMap((number): readonly NamedPlace[] => {
      const scope = scopes[number];
      const alike = said[number] ?? 0;
      said[number] = 0;
      return scope === undefined ? [] : [{ scope, isZone: zones[number] === true, alike }];
    });
  };
}
