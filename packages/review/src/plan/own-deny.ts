import type { Grant, Unit } from '@grantlens/engine';
import type { Principal, UserGroup } from '@grantlens/snapshot';
import { addTo, isObject, type JsonObject } from '@grantlens/snapshot/internal';
import type { Side } from '../verification/side.ts';
import type { OwnDeny } from './candidate.ts';
import { pathOf } from './draft.ts';
import { openHolder } from './holder-policies.ts';
import { listOf } from './reach-surface.ts';
import type { Sketch, SketchContext } from './sketch.ts';

interface OwnDenyContext {
  readonly side: Side;
  readonly context: SketchContext;
  readonly sketch: Sketch;
  readonly isForAMoment: boolean;
}

/**
 * What user groups deny a member, as policies of the member's own. Null where they cannot be added: the plan writes what
 * the member has, the API shows roles of it, or what the user groups hold cannot be written exactly.
 */
export function ownDeny(
  principal: Principal,
  falling: readonly Grant[],
  { side, context, sketch, isForAMoment }: OwnDenyContext,
): OwnDeny | null {
  const { access, rows } = context;
  if (principal.kind !== 'member' || principal.id === null) return null;
  const isWritten = sketch.drafts.some(
    ({ object }) => object.kind === 'member' && object.id === principal.id,
  );
  const path = pathOf(access.account.id, 'members', principal.id);
  if (isWritten || path === null || !Array.isArray(rows.member(principal.id)?.policies)) return null;
  const denying = new Set(
    falling.flatMap((grant) => side.byId.get(side.units.under(grant).at(-1) ?? '') ?? []),
  );
  const byGroup = new Map<UserGroup, Unit[]>();
  for (const unit of denying) {
    if (unit.kind !== 'handout' || unit.group === null) return null;
    addTo(byGroup, unit.group, unit);
  }
  const written = [...byGroup].map(([group, units]) => {
    const others = side.units.all.filter(
      (unit) => unit.kind === 'handout' && unit.group === group && !units.includes(unit),
    );
    const held = openHolder({ kind: 'user-group', userGroup: group }, access, rows);
    return held?.without(new Set(others)) ?? null;
  });
  const sent = written.flatMap((one) => listOf(one?.body.policies).filter(isJsonObject));
  const policies = written.flatMap((one) => one?.policies ?? []);
  // A policy that gives nothing is sent with the others of its group.
  const isExact = !written.includes(null) && policies.length > 0 && sent.length === policies.length;
  if (!isExact) return null;
  return { kind: 'deny-first', member: principal, units: [...denying], sent, policies, isForAMoment };
}

function isJsonObject(value: unknown): value is JsonObject {
  return isObject(value);
}
