import type { Scope } from '@grantlens/snapshot';
import { resourceKey, resourceTypes } from '@grantlens/snapshot/internal';
import type { Resource } from './resource.ts';

/** The resource that represents a scope: one that no policy singles out, unless the scope is that one thing. */
export function typicalOf(scope: Scope): Resource {
  const key = resourceKey(scope.key);
  switch (scope.kind) {
    case 'account':
      return { kind: 'account', key, identity: key, type: resourceTypes.account, id: '', name: null };
    case 'type':
      return { kind: 'other', key, identity: `${scope.type}.*`, type: scope.type, id: '*', name: null };
    case 'resource':
      return { kind: 'other', key, identity: scope.resource, type: scope.type, id: '', name: null };
  }
}
