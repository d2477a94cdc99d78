import type { Account, Gap, Member } from '@grantlens/snapshot';
import { collectionGapId, rowsGapId } from '@grantlens/snapshot/internal';
import type { Certainty } from '../decision/verdict.ts';

/** A member as whom somebody who changes single sign-on could sign in. */
export interface Impersonated {
  readonly member: Member;
  /** `maybe` where it was not seen whether single sign-on covers the member. */
  readonly certainty: Certainty;
}

/** The members who can act and whose e-mail domain a verified connector covers, or may cover. */
export function impersonatedMembers(account: Account): readonly Impersonated[] {
  const covered = new Set(account.ssoDomains);
  const seenWhole = unseenConnectors(account) === null;
  return account.principals.flatMap((principal): readonly Impersonated[] => {
    if (principal.kind !== 'member' || principal.standing !== 'active') return [];
    const domain = principal.email?.split('@').at(-1)?.toLowerCase() ?? null;
    if (domain !== null && covered.has(domain)) return [{ member: principal, certainty: 'sure' }];
    const mayBeCovered = !seenWhole || (domain === null && covered.size > 0);
    return mayBeCovered ? [{ member: principal, certainty: 'maybe' }] : [];
  });
}

/** The gap of the connectors; null where all of them were seen. */
export function unseenConnectors({ coverage, gaps }: Account): Gap | null {
  const collection = 'ssoConnectors';
  const row = coverage.find((one) => one.collection === collection);
  if (row === undefined || (row.status === 'complete' && row.unreadable === 0)) return null;
  const noted = gaps.get(collectionGapId(collection, row.status));
  const clouds = 'which e-mail domains single sign-on covers';
  return noted ?? { id: rowsGapId(collection), collection, cause: 'row-unreadable', clouds };
}
