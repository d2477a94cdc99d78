import { privilegeKinds } from '@grantlens/engine/internal';
import { standings } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import type { Overview } from '../../model/overview.ts';
import type { PrivilegedSection } from '../../model/privileged.ts';

// The overview and the privileged access in report.json.

const text = z.string();
const nullable = text.nullable();
const count = z.int().min(0);
const verdict = z.enum(['allowed', 'unknown', 'denied']);

const cut = z.enum(['none', 'some', 'all']);

/** The picture and the charts. */
export const overviewSchema: z.ZodType<Overview> = z.strictObject({
  reach: z.strictObject({
    counts: text,
    nodes: z.array(
      z.strictObject({
        id: text,
        column: z.enum(['who', 'way', 'what']),
        name: text,
        way: z.enum(['direct', 'group']).nullable(),
        unites: count,
        isAlone: z.boolean(),
        detail: nullable,
        principals: count,
        privileged: z.boolean(),
        cut,
      }),
    ),
    links: z.array(
      z.strictObject({ from: text, to: text, principals: count, active: count, unknown: count, cut }),
    ),
    sentences: z.array(text),
  }),
  charts: z.array(
    z.strictObject({
      id: z.enum(['two-factor', 'privileged', 'path', 'standing', 'changes']),
      title: text,
      of: text,
      total: count,
      parts: z.array(z.strictObject({ id: text, label: text, value: count })),
      note: text,
    }),
  ),
});

const counts = z.strictObject({ allowed: count, unknown: count, denied: count });

const way = z.strictObject({
  says: text,
  path: z.enum(['direct', 'group']),
  groupId: nullable,
  groupName: nullable,
});

const entry = z.strictObject({
  id: text,
  kind: z.enum(['member', 'token']),
  email: nullable,
  name: nullable,
  standing: z.enum(standings),
  twoFactor: z.enum(['on', 'off', 'unknown']).nullable(),
  verdict,
  reasons: z.array(z.strictObject({ says: text, verdict, ways: z.array(way) })),
  rows: z.array(text),
  notes: z.array(text),
});

const byStanding = z.strictObject({ active: count, latent: count, inactive: count });

/** Everybody privileged, by the kind of privilege. */
export const privilegedSchema: z.ZodType<PrivilegedSection> = z.strictObject({
  counts,
  groups: z.array(
    z.strictObject({
      kind: z.enum([...privilegeKinds, 'elsewhere']),
      title: text,
      says: text,
      counts,
      listedAbove: count,
      entries: z.array(entry),
    }),
  ),
  steps: z.strictObject({
    says: text,
    rows: z.array(
      z.strictObject({
        steps: count.nullable(),
        title: text,
        certain: byStanding,
        possible: byStanding,
      }),
    ),
    assumptions: z.array(text),
  }),
  signOff: z.strictObject({ states: text, fields: z.array(text) }),
});
