import * as z from 'zod/mini';
import { readTime } from '../time.ts';
import { type CollectionName, collectionNames, collectionStatuses } from './collection.ts';
import { type ExtraName, extraNames } from './extras.ts';
import { snapshotFormat, snapshotVersion } from './snapshot.ts';

const time = z.iso
  .datetime({ offset: true })
  .check(z.refine((text) => readTime(text) !== null, 'must be an RFC 3339 time'));

const request = z.looseObject({
  path: z.string(),
  query: z.record(z.string(), z.string()),
  page: z.optional(z.int()),
  httpStatus: z.int(),
  at: time,
  rows: z.int(),
  bodySha256: z.string(),
  ray: z.optional(z.string()),
});

const problem = z.looseObject({ code: z.string(), message: z.string() });

function collection<Items extends z.ZodMiniType>(items: Items) {
  return z.looseObject({
    status: z.enum(collectionStatuses),
    items,
    expected: z.optional(z.number()),
    requests: z._default(z.array(request), []),
    problem: z.optional(problem),
  });
}

const rows = collection(z.array(z.unknown()));
const rowsByGroup = collection(z.record(z.string(), z.array(z.unknown())));

const skippedRows = { status: 'skipped' as const, items: [], requests: [] };
const skippedRowsByGroup = { status: 'skipped' as const, items: {}, requests: [] };

/** A collection the file does not have was not asked for. */
const collectionShapes = Object.fromEntries(
  collectionNames.map((name: CollectionName) => [
    name,
    name === 'userGroupMembers' ? z._default(rowsByGroup, skippedRowsByGroup) : z._default(rows, skippedRows),
  ]),
);

/** Those that the file does not have were not asked for. Names that are not known yet are left alone. */
const extraShapes = Object.fromEntries(extraNames.map((name: ExtraName) => [name, z.optional(rows)]));

/** The frame of a snapshot file, version 1. What stands in `items` is the API's and is read by `normalise`. */
export const snapshotSchema: z.ZodMiniType = z.looseObject({
  format: z.literal(snapshotFormat),
  version: z.literal(snapshotVersion),
  account: z.looseObject({ id: z.string().check(z.minLength(1)) }),
  takenAt: z.looseObject({ start: time, end: time }),
  tool: z.looseObject({ name: z.string(), version: z.string() }),
  source: z.looseObject({
    apiBase: z.string(),
    credential: z.looseObject({ kind: z.string() }),
    accounts: z.optional(
      z.looseObject({
        items: z.array(z.looseObject({ id: z.string(), name: z.nullable(z.string()) })),
        total: z.optional(z.number()),
        problem: z.optional(problem),
      }),
    ),
    requests: z.optional(z.array(request)),
  }),
  collections: z.looseObject(collectionShapes),
  extras: z.optional(z.looseObject(extraShapes)),
  removed: z._default(
    z.array(z.looseObject({ collection: z.string(), field: z.string(), count: z.int() })),
    [],
  ),
  digest: z.string(),
});

/** The JSON Schema of the snapshot file, published with this package. */
export function snapshotJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(snapshotSchema, { io: 'input' });
}
