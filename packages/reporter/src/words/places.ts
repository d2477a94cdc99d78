import { zoneName } from '@grantlens/engine/internal';
import type { Account, Scope } from '@grantlens/snapshot';
import { resourceTypes } from '@grantlens/snapshot/internal';

/** What people call the types of resources; any other type is called by its own last words. */
const typeNames: ReadonlyMap<string, string> = new Map([
  [resourceTypes.account, 'account'],
  [resourceTypes.zone, 'zone'],
  [resourceTypes.worker, 'Worker'],
  [resourceTypes.r2Bucket, 'R2 bucket'],
]);

/** `com.cloudflare.edge.access.identity-provider` is an `access identity provider`. */
export function typeWords(type: string): string {
  const own = type.replace(/^com\.cloudflare\.(edge|api\.account|api)\./, '').replaceAll(/[._-]/g, ' ');
  return typeNames.get(type) ?? (own || 'resource');
}

/** The name a person gave to what a scope names; null where it has none, or none is known. */
export function scopeName(scope: Scope, account: Account): string | null {
  switch (scope.kind) {
    case 'account':
      return account.name;
    case 'type':
      return `every ${typeWords(scope.type)}`;
    case 'resource':
      return zoneName(scope.resource, account);
  }
}

/** Where something acts, for the end of a sentence. */
export interface Place {
  readonly kind: Scope['kind'] | 'unread';
  readonly words: string;
}

// The scopes of an account are few, and every row of a large one speaks of one.
const known = new WeakMap<Account, Map<Scope, Place>>();

/** Where a scope reaches: `in the whole account`, `on tickets.example`. */
export function placeOf(scope: Scope, account: Account): Place {
  const ofAccount = known.get(account) ?? new Map<Scope, Place>();
  known.set(account, ofAccount);
  const place = ofAccount.get(scope) ?? readPlace(scope, account);
  ofAccount.set(scope, place);
  return place;
}

function readPlace(scope: Scope, account: Account): Place {
  if (scope.kind === 'account') return { kind: scope.kind, words: 'in the whole account' };
  const id = scope.key.slice(scope.key.lastIndexOf('.') + 1);
  return {
    kind: scope.kind,
    words: `on ${scopeName(scope, account) ?? `the ${typeWords(scope.type)} ${id}`}`,
  };
}

/** The place of a grant whose scope could not be read. */
export const unreadPlace: Place = { kind: 'unread', words: 'in a place that could not be read' };
