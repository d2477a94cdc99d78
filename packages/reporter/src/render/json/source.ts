import { readNames } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import type { SourceSection } from '../../model/source.ts';

// Source and scope in report.json and in the manifest.

const text = z.string();
const nullable = text.nullable();
const count = z.int().min(0);

export const sourceSchema: z.ZodType<SourceSection> = z.strictObject({
  apiBase: text,
  isCloudflare: z.boolean(),
  areAllRecorded: z.boolean(),
  credential: z.strictObject({
    kind: text,
    id: nullable,
    name: nullable,
    status: nullable,
    notBefore: nullable,
    expiresOn: nullable,
    permissions: z.array(text).nullable(),
  }),
  accounts: z
    .strictObject({
      items: z.array(z.strictObject({ id: text, name: nullable, isThis: z.boolean() })),
      total: z.number().nullable(),
      problem: nullable,
    })
    .nullable(),
  filters: z.array(text),
  kinds: z.array(z.strictObject({ title: text, says: text })),
  endpoints: z.array(
    z.strictObject({
      collection: z.enum(readNames).nullable(),
      title: text,
      path: text,
      query: text,
      requests: count,
      pages: count.nullable(),
      statuses: z.array(z.strictObject({ httpStatus: z.int(), requests: count })),
      rows: z.int(),
      first: text,
      last: text,
      bodies: z.string().regex(/^sha256-/),
      rays: z.strictObject({ count, first: nullable, last: nullable }),
    }),
  ),
});
