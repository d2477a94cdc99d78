import { type Removal, stripPrivateFields, stripSecrets } from '@grantlens/snapshot/internal';
import type { Redactor } from '../credential/redactor.ts';

/** Something as it may be stored, and what had to be taken out of it. */
export interface Storable<T> {
  readonly value: T;
  readonly removed: readonly Removal[];
}

/**
 * A value as it may be stored: without the credential, without secrets, without what is private and of no use. Otherwise
 * as received.
 */
export function storable<T>(about: string, value: T, redactor: Redactor): Storable<T> {
  const redacted = redactor.value(value);
  const open = stripPrivateFields(about, redacted.value);
  const stripped = stripSecrets(about, open.value);
  const fields = [...redacted.fields].map(([field, count]) => ({ collection: about, field, count }));
  return { value: stripped.value, removed: addUp([...fields, ...open.removed, ...stripped.removed]) };
}

/** One removal for each field, sorted. */
export function addUp(removals: readonly Removal[]): readonly Removal[] {
  const byField = new Map<string, Removal>();
  for (const removal of removals) {
    const key = `${removal.collection} ${removal.field}`;
    byField.set(key, { ...removal, count: removal.count + (byField.get(key)?.count ?? 0) });
  }
  return [...byField].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, removal]) => removal);
}
