import type { Account } from '@grantlens/snapshot';
import { lookupIn, parseKey, resourceTypes } from '@grantlens/snapshot/internal';
import { isOneResource, type Resource, type Subject } from '../decision/resource.ts';
import { printable } from './printable.ts';

/** What somebody who asks about a raw resource key should know; null where the snapshot shows the resource. */
export function resourceNote(subject: Subject, account: Account): string | null {
  if (!isOneResource(subject)) return null;
  const key = printable(subject.key);
  switch (subject.kind) {
    case 'account':
      return null;
    case 'foreign':
      return `${key} is of the account ${printable(ownerOf(subject))}: nobody reaches it in this one`;
    case 'zone':
      if (account.zonesByKey.has(subject.identity)) return null;
      return `the snapshot shows no zone ${key}: the answer is what would hold for one`;
    case 'other':
      if (lookupIn(account).policiesNaming(subject.identity).length > 0) return null;
      return `the snapshot does not show whether ${key} exists: the answer is what would hold for it`;
  }
}

/** The id of an R2 bucket contains its account. */
function ownerOf({ key }: Resource): string {
  const { type, id } = parseKey(key);
  return type === resourceTypes.account ? id : (id.split('_')[0] ?? id);
}
