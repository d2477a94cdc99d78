import type { Snapshot } from '@grantlens/snapshot';
import { isRow, list, type Row, row, seal } from '@grantlens/snapshot/internal';
import { different, randomFrom } from './random.ts';

/**
 * The same account some time later: of such a share of its policies (0 to 1, at least one) some now give what another
 * policy gives, some turned from allow to deny or back, and some are gone.
 */
export function edited(snapshot: Snapshot, share: number, seed: number): Snapshot {
  const { digest: _digest, ...rest } = snapshot;
  const { members, userGroups } = snapshot.collections;
  const all = [members, userGroups].flatMap(({ items }) => items.flatMap(policiesOf));
  const random = randomFrom(seed);
  const count = Math.max(1, Math.round(all.length * share));
  const chosen = different(Math.min(count, all.length), () => random.below(all.length));
  const edits = new Map<unknown, readonly Row[]>();
  for (const [n, at] of chosen.entries()) {
    const policy = row(all[at]);
    const { permission_groups, resource_groups } = row(random.pick(all));
    const kinds: readonly (readonly Row[])[] = [
      [{ ...policy, permission_groups, resource_groups }],
      [{ ...policy, access: policy.access === 'deny' ? 'allow' : 'deny' }],
      [],
    ];
    edits.set(all[at], kinds[n % kinds.length] ?? []);
  }
  const applied = (items: readonly unknown[]) => items.map((holder) => withEdits(holder, edits));
  const collections = {
    ...rest.collections,
    members: { ...members, items: applied(members.items) },
    userGroups: { ...userGroups, items: applied(userGroups.items) },
  };
  return seal({ ...rest, collections });
}

const policiesOf = (holder: unknown): readonly unknown[] => list(row(holder).policies);

function withEdits(holder: unknown, edits: ReadonlyMap<unknown, readonly Row[]>): unknown {
  const policies = policiesOf(holder);
  if (!isRow(holder) || !policies.some((policy) => edits.has(policy))) return holder;
  return { ...holder, policies: policies.flatMap((policy) => edits.get(policy) ?? [row(policy)]) };
}
