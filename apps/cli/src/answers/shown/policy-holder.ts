import type { Access } from '@grantlens/engine';
import { principalWords, printable } from '@grantlens/engine/internal';
import type { Policy } from '@grantlens/snapshot';
import { lookupIn } from '@grantlens/snapshot/internal';
import { principalRecord, type Row } from '../../output/records.ts';

/** Who holds a policy: `{ principal }` or `{ userGroup }`; null where that was not seen. */
export function holderRecord(policy: Policy, access: Access): Row | null {
  const holder = holderOf(policy, access);
  if (holder?.principal !== undefined) return { principal: principalRecord(holder.principal) };
  if (holder?.userGroup !== undefined)
    return { userGroup: { id: holder.userGroup.id, name: holder.userGroup.name ?? undefined } };
  return null;
}

/** Who holds a policy, in words. */
export function holderCells(policy: Policy, access: Access): string {
  const holder = holderOf(policy, access);
  if (holder?.principal !== undefined) return principalWords(holder.principal);
  if (holder?.userGroup !== undefined)
    return printable(`group ${holder.userGroup.name ?? holder.userGroup.key}`);
  return '?';
}

function holderOf({ holder }: Policy, { account }: Access) {
  if (holder.kind === 'principal') return { principal: lookupIn(account).principal(holder.principal) };
  if (holder.kind === 'user-group') return { userGroup: lookupIn(account).userGroup(holder.group) };
  return undefined;
}
