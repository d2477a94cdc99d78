import { isObject } from '../json.ts';
import type { ExtraName } from './extras.ts';
import type { Stripped } from './secrets.ts';

/**
 * What SCIM holds of a person that says nothing about access: how to reach them, where they live and what they look
 * like. Names are compared without case, as SCIM does. The e-mail by which a person is known is `userName`.
 */
const ofPeople: ReadonlySet<string> = new Set([
  'addresses',
  'emails',
  'ims',
  'phonenumbers',
  'photos',
  'x509certificates',
]);

const privateIn: Readonly<Partial<Record<string, ReadonlySet<string>>>> = {
  scimUsers: ofPeople,
} satisfies Readonly<Partial<Record<ExtraName, ReadonlySet<string>>>>;

/** Takes out of the rows of a list what is private and of no use, and counts it by field. */
export function stripPrivateFields<T>(name: string, value: T): Stripped<T> {
  const fields = privateIn[name];
  if (fields === undefined || !Array.isArray(value)) return { value, removed: [] };
  const counts = new Map<string, number>();
  const clean = value.map((row: unknown) => {
    if (!isObject(row)) return row;
    const kept = Object.entries(row).filter(([field]) => {
      const isPrivate = fields.has(field.toLowerCase());
      if (isPrivate) counts.set(field, (counts.get(field) ?? 0) + 1);
      return !isPrivate;
    });
    return Object.fromEntries(kept);
  });
  if (counts.size === 0) return { value, removed: [] };
  const removed = [...counts].map(([field, count]) => ({ collection: name, field, count }));
  return { value: clean as T, removed };
}
