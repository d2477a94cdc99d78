import { type Access, unitsOf } from '@grantlens/engine';
import type { Snapshot } from '@grantlens/snapshot';
import { makePlan } from './make-plan.ts';
import type { Plan } from './plan.ts';
import type { PlanOptions, UnitInForce } from './plan-input.ts';
import { planSchema } from './plan-schema.ts';
import { openPlanned, type Rows } from './planned.fixture.ts';

/** How plans are made where nothing else is asked for. */
export const usual: PlanOptions = {
  deleteTokens: [],
  scimGroups: [],
  caller: null,
  accepted: new Set(),
  managed: [],
};

/** What is decided, unit by unit in short. */
export interface Said {
  readonly revoke: readonly string[];
  readonly keep?: readonly string[];
}

/** A unit in short: `direct ada dns z1`, `membership ada Team`, `deny handout Team dns z1`. */
export function shortOf(access: Access): ReadonlyMap<string, string> {
  return new Map(
    unitsOf(access).all.map((unit) => {
      const { kind, access: effect, principal, group, permissionGroup: held, scope, id } = unit;
      const on = scope === null ? undefined : scope.kind === 'account' ? '*' : scope.key.split('.').at(-1);
      const parts = [effect === 'deny' ? 'deny' : undefined, kind, principal?.id, group?.id, held?.id, on];
      return [parts.filter((part) => part !== undefined && part !== null).join(' '), id];
    }),
  );
}

/** The plan of an account of some rows. */
export function planOf(rows: Rows, { revoke, keep = [] }: Said, options: Partial<PlanOptions> = {}): Plan {
  const { snapshot, access } = openPlanned(rows);
  return planOn({ snapshot, access }, { revoke, keep }, options);
}

/** The plan of an account; it is as the schema says. */
export function planOn(
  { snapshot, access }: { readonly snapshot: Snapshot; readonly access: Access },
  { revoke, keep = [] }: Said,
  options: Partial<PlanOptions> = {},
): Plan {
  const units = shortOf(access);
  const idOf = (short: string) => {
    const id = units.get(short);
    if (id === undefined) throw new Error(`no unit is "${short}": ${[...units.keys()].join(', ')}`);
    return id;
  };
  const revoked = new Set(revoke.map(idOf));
  const kept = new Set(keep.map(idOf));
  const { all } = unitsOf(access);
  const ends = new Map(
    all.flatMap(({ id, kind, principal }) =>
      (kind === 'account' || kind === 'token') && revoked.has(id) ? [[principal, id] as const] : [],
    ),
  );
  const inForce = all.map(({ id, kind, principal }): UnitInForce => {
    const settledBy = kind === 'membership' || kind === 'direct' ? (ends.get(principal) ?? null) : null;
    const isRevoked = settledBy !== null || revoked.has(id);
    return {
      unit: id,
      word: isRevoked ? 'revoke' : kept.has(id) ? 'keep' : null,
      settledBy,
      saidKeep: settledBy !== null && kept.has(id),
      instruction: null,
      isEscalated: false,
    };
  });
  const plan = makePlan({
    package: 'a'.repeat(64),
    snapshot,
    access,
    inForce,
    options: { ...usual, ...options },
  });
  planSchema.parse(JSON.parse(JSON.stringify(plan)));
  return plan;
}
