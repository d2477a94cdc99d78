import { hash } from 'node:crypto';
import type { Access, Grant, Outcome } from '@grantlens/engine';
import type { GrantId } from '@grantlens/engine/internal';
import type { PermissionGroup } from '@grantlens/snapshot';
import { invariant, remembered } from '@grantlens/snapshot/internal';
import { Aspect } from '../model/tables/aspect.ts';
import { Interned } from '../model/tables/column.ts';
import { mergeOutcomes, type OutcomeText } from '../rows/entitlement-row.ts';
import { cutsOf, exceptWords, gapsOf, none, zonesInPart, zonesWithout } from '../rows/outcome-text.ts';

/** What rows say about the outcome of their grant, but for the sentence. */
export type Said = Omit<OutcomeText, 'means'>;

/** The outcomes of a large account, each once: rows have its code. */
export interface Outcomes {
  readonly aspect: Aspect<Said>;
  readonly codeOf: (outcome: Pick<Outcome, 'grant' | 'effective'>) => number;
  /** The outcome of two grants that are one entitlement (see `mergeOutcomes`). */
  readonly merged: (code: number, other: number) => number;
  /** Equal for outcomes of one grant that are the same. */
  readonly textOf: (code: number) => string;
  /** What the id of a further row of a grant ends with. */
  readonly digestOf: (code: number) => string;
}

/** Opens the outcomes of an account. */
export function openOutcomes(access: Access, idOf: (grant: Grant) => GrantId): Outcomes {
  const aspect = new Aspect<Said>();
  const lists = new Interned();
  const byLists = new Map<string, number>();
  const listOf = (list: readonly string[]): number => (list.length === 0 ? -1 : lists.codeOf(list));
  const textsAt = (place: number) => (place < 0 ? none : (lists.values[place] as readonly string[]));
  // Outcomes on hundreds of zones have their cuts in common.
  const cuts = new WeakMap<readonly Grant[], number>();
  const cutsBy = (cutBy: readonly Grant[]): number => {
    if (cutBy.length === 0) return -1;
    const code = cuts.get(cutBy) ?? listOf(cutsOf(cutBy, idOf));
    cuts.set(cutBy, code);
    return code;
  };
  const plainGaps = remembered((group: PermissionGroup | null) => gapsOf(access, group, { gaps: [] }));

  const codeFor = (effective: Said['effective'], places: readonly number[]): number => {
    const key = `${effective} ${places.join(' ')}`;
    const before = byLists.get(key);
    if (before !== undefined) return before;
    const [
      except = -1,
      exceptZones = -1,
      partZones = -1,
      cutBy = -1,
      assumptions = -1,
      gaps = -1,
      notes = -1,
    ] = places;
    const code = aspect.codeOf({
      effective,
      except: textsAt(except),
      exceptZones: textsAt(exceptZones),
      partZones: textsAt(partZones),
      cutBy: textsAt(cutBy),
      assumptions: textsAt(assumptions) as Said['assumptions'],
      gaps: textsAt(gaps),
      notes: textsAt(notes),
    });
    byLists.set(key, code);
    return code;
  };

  const codeOf: Outcomes['codeOf'] = ({ grant: { permissionGroup }, effective }) => {
    const gaps =
      effective.gaps.length === 0 ? plainGaps(permissionGroup) : gapsOf(access, permissionGroup, effective);
    return codeFor(effective.verdict, [
      listOf(exceptWords(access, effective)),
      listOf(zonesWithout(effective)),
      listOf(zonesInPart(effective)),
      cutsBy(effective.cutBy),
      listOf(effective.assumptions),
      listOf(gaps.map(({ id }) => id)),
      listOf(gaps.map(({ clouds }) => clouds)),
    ]);
  };

  const at = (code: number): Said => {
    const said = aspect.things[code];
    invariant(said !== undefined, 'an outcome that has a code is known');
    return said;
  };
  const merged: Outcomes['merged'] = (code, other) => {
    const { effective, ...said } = mergeOutcomes(at(code), at(other));
    const { except, exceptZones, partZones, cutBy, assumptions, gaps, notes } = said;
    return codeFor(
      effective,
      [except, exceptZones, partZones, cutBy, assumptions, gaps, notes].map((list) => listOf(list)),
    );
  };
  const textOf = remembered((code: number) => {
    const { effective, except, cutBy, assumptions, gaps } = at(code);
    return JSON.stringify([effective, except, cutBy, assumptions, gaps]);
  });
  const digestOf = remembered((code: number) => hash('sha256', textOf(code), 'hex').slice(0, 8));
  return { aspect, codeOf, merged, textOf, digestOf };
}
