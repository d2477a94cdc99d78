import type { Snapshot } from '@grantlens/snapshot';
import type { Question } from '../implementation.ts';
import { groupIds, principalsOf } from '../questions.ts';
import { accountKey, atomicPermissions, otherKeys, zoneKeys } from './names.ts';

/** Every question worth asking of a generated snapshot: everybody, every permission, every kind of resource. */
export function everyQuestion(snapshot: Snapshot): readonly Question[] {
  const permissions = [...atomicPermissions, ...groupIds(snapshot)];
  const resources = [accountKey, ...zoneKeys, ...otherKeys];
  return principalsOf(snapshot).flatMap((principal) =>
    permissions.flatMap((permission) => resources.map((resource) => ({ principal, permission, resource }))),
  );
}
