// All that an opened account can be asked, the changes between two of them among it.
import { open as openAccount } from '@grantlens/engine';
import type { Answered, Asked } from './asking.ts';

export function open(snapshot: Uint8Array): (asked: Asked) => Answered {
  const access = openAccount(snapshot);
  return ({ principal, permission, resource }) => access.can(principal, permission, resource);
}
