import type { Account, Gap } from '@grantlens/snapshot';
import { contentsGapId } from '@grantlens/snapshot/internal';
import { partsOf } from '../names/permissions.ts';
import type { SettlingEntry } from '../results/result.ts';
import type { ResolvedCheck } from './resolved-check.ts';

/** The entries of a catalogue file that would say what a check could not: whether permission groups hold what it asks. */
export function settlingEntries(
  gaps: readonly Gap[],
  resolved: ResolvedCheck,
  { permissionGroups }: Account,
): readonly SettlingEntry[] {
  const open = new Set<string>(
    gaps.flatMap(({ id, cause }) => (cause === 'contents-incomplete' ? [id] : [])),
  );
  if (open.size === 0 || resolved.about === 'group') return [];
  const permissions = [
    ...new Set(
      resolved.permissions.flatMap(partsOf).flatMap((one) => (one.kind === 'atomic' ? [one.name] : [])),
    ),
  ];
  return [...permissionGroups.values()]
    .filter(({ key }) => open.has(contentsGapId(key)))
    .map((group) => ({ group, permissions }));
}
