import type { Verdict } from '@grantlens/engine';
import type { UnitKind } from '@grantlens/engine/internal';
import type { Effect, PermissionGroup, Standing } from '@grantlens/snapshot';
import { grantSentence } from './permissions.ts';
import type { Place } from './places.ts';

// Every sentence about a unit of a review is made here.

/** What a sentence about a unit is made of. */
export interface UnitWords {
  readonly kind: UnitKind;
  readonly effect: Effect;
  /** Of the principal; null of what a user group gives. */
  readonly standing: Standing | null;
  readonly group: string | null;
  readonly permissionGroup: PermissionGroup | null;
  readonly places: readonly Place[];
}

/** What a unit means: `is in the user group “Web Team”`, `can change DNS records on tickets.example`. */
export function unitSentence(unit: UnitWords): string {
  switch (unit.kind) {
    case 'account':
      return accountSentence(unit.standing);
    case 'token':
      return `is an API token of the account${unit.standing === 'inactive' ? ' that does not work now' : ''}`;
    case 'membership':
      return `is in the user group “${unit.group}”`;
    case 'direct':
      return givesSentence(unit);
    case 'handout':
      return `its members ${givesSentence(unit).replace(/^is denied/, 'are denied')}`;
  }
}

function accountSentence(standing: Standing | null): string {
  if (standing === 'latent') return 'is invited to the account, and has not accepted';
  return `is a member of the account${standing === 'inactive' ? ' who cannot act now' : ''}`;
}

function givesSentence({ effect, permissionGroup, places }: UnitWords): string {
  const isSeen = effect !== 'either' && places.every(({ kind }) => kind !== 'unread');
  const verdict: Verdict = isSeen ? 'allowed' : 'unknown';
  return grantSentence({ effect, verdict, permissionGroup, places });
}

/** Why a unit carries no entitlement; null where it need not. */
export function carriesNothingWords(kind: UnitKind): string | null {
  switch (kind) {
    case 'membership':
      return 'the user group gives nothing';
    case 'handout':
      return 'the user group has no members';
    case 'direct':
      return 'it reaches nothing here';
    case 'account':
    case 'token':
      return null;
  }
}

/** Of a unit that denies. */
export const denyWords = 'it denies: revoking it gives access';

/** Of a unit whose scope could not be read. */
export function unreadScopeWords(resourceGroup: string | null): string {
  return resourceGroup === null
    ? 'its scope could not be read'
    : `the scope of the resource group ${resourceGroup} could not be read`;
}
