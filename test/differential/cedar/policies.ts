import type { Account, GapCause, Policy } from '@grantlens/snapshot';
import type { GapId, Holder } from '@grantlens/snapshot/internal';
import { type What, whatOf } from './actions.ts';
import { uid } from './entity.ts';
import { type Where, whereOf } from './places.ts';

/**
 * An account's policies in Cedar, read twice: everything unknown is decided for the principal, then everything against.
 * Permits only add and forbids only take, so every other way to decide it lies between the two.
 */
export interface Worlds {
  /** Everything that may allow allows, nothing that only may deny denies. */
  readonly kindest: readonly string[];
  /** Nothing that only may allow allows, everything that may deny denies. */
  readonly strictest: readonly string[];
}

/** Translates the policies of an account, permits and forbids one to one. */
export function worldsOf(account: Account): Worlds {
  const rules = account.policies.flatMap((policy) => rulesOf(policy, account));
  const decided = (unknown: 'permit' | 'forbid') =>
    [
      ...new Set(rules.filter(({ sure, effect }) => sure || effect === unknown).map(({ text }) => text)),
    ].sort();
  return { kindest: decided('permit'), strictest: decided('forbid') };
}

interface Rule {
  readonly effect: 'permit' | 'forbid';
  readonly text: string;
  readonly sure: boolean;
}

const effects = { allow: ['permit'], deny: ['forbid'], either: ['permit', 'forbid'] } as const;

/** S2: every permission group of a policy on every place it reaches. */
function rulesOf(policy: Policy, account: Account): readonly Rule[] {
  const who = whoOf(policy.holder);
  const isSeen = (gaps: readonly GapId[]) => isSeenWhole(gaps, account);
  const isPlain = policy.effect !== 'either' && policy.holder.kind !== 'possible' && isSeen(policy.gaps);
  const places = policy.resourceGroups.flatMap((reached) => reached.places);
  return policy.permissionGroups.flatMap(({ key, gaps }) => {
    const group = key === null ? null : (account.permissionGroups.get(key) ?? null);
    return places.flatMap((place) =>
      whatOf(group).flatMap((what) =>
        whereOf(group, place.scope).flatMap((where) =>
          effects[policy.effect].map((effect) => ({
            effect,
            text: written(effect, who, what, where),
            sure: isPlain && isSeen(gaps) && isSeen(place.gaps) && what.sure && where.sure,
          })),
        ),
      ),
    );
  });
}

function written(effect: Rule['effect'], who: string, { action, unless }: What, { resource }: Where): string {
  const exception = unless === null ? '' : ` unless { ${unless} }`;
  return `${effect}(${who}, ${action}, ${resource})${exception};`;
}

function whoOf(holder: Holder): string {
  if (holder.kind === 'user-group') return `principal in ${uid('UserGroup', holder.group).text}`;
  return holder.principal === null
    ? 'principal is Member'
    : `principal == ${principalUid(holder.principal).text}`;
}

/** `member:…` and `token:…` are two types of entity. */
export function principalUid(key: string): ReturnType<typeof uid> {
  return uid(key.startsWith('token:') ? 'Token' : 'Member', key);
}

/**
 * What is in doubt of a group's type is worked out here, from the rule; what could not be read is the
 * snapshot's word.
 */
const typeDoubts: readonly GapCause[] = ['type-unknown', 'type-mismatch'];

function isSeenWhole(gaps: readonly GapId[], account: Account): boolean {
  return gaps.every((id) => typeDoubts.some((cause) => cause === account.gaps.get(id)?.cause));
}
