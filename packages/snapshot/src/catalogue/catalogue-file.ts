import * as z from 'zod/mini';
import { GrantlensError } from '../errors.ts';
import { fileForm } from '../text/file-form.ts';
import { tooMuchContained } from './containment.ts';
import type { CatalogueEntry } from './entry.ts';

const text = z.string().check(z.minLength(1));

const permission = z
  .string()
  .check(z.regex(/^#?(\*|[^\s:*#]+):(\*|[^\s:*]+)$/, 'must be spelled area:verb, area:* or *:verb'));

const group = z
  .strictObject({
    id: z.optional(text),
    label: z.optional(text),
    name: z.optional(text),
    permissions: z.array(permission),
    complete: z.boolean(),
    contains: z.optional(z.array(text)),
    scopes: z.optional(z.array(text)),
  })
  .check(
    z.refine(({ id, label, name }) => (id ?? label ?? name) !== undefined, 'needs an id, a label or a name'),
  );

/** The file of a user's own catalogue. Its entries override every other source (S8). */
const form = fileForm({
  format: 'grantlens.catalogue',
  list: 'groups',
  rows: z.array(group),
  code: 'catalogue-unreadable',
});

/**
 * Reads a parsed catalogue file.
 *
 * @throws GrantlensError `catalogue-unreadable`, naming the first place that is wrong; also where its groups contain
 *   one another too often
 */
export function readCatalogue(file: unknown): readonly CatalogueEntry[] {
  const groups = form.read(file) as readonly CatalogueEntry[];
  const tooMuch = tooMuchContained(groups);
  if (tooMuch !== null) throw new GrantlensError('catalogue-unreadable', tooMuch);
  return groups.map((entry) => ({
    ...entry,
    permissions: entry.permissions.map((name) => name.replace(/^#/, '')),
  }));
}

/** The JSON Schema of the catalogue file, published with this package. */
export function catalogueJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(form.schema, { io: 'input' });
}
