import { z } from 'zod';
import { canResult, compareResult, matrixResult, whatCanResult, whoCanResult } from './access-rows.ts';
import {
  activityQuery,
  activityResult,
  activitySummary,
  replayResult,
  replaySummary,
} from './activity-rows.ts';
import { changeResult, changesSummary, conditionResult, edit, standingResult } from './change-rows.ts';
import { checkQuery, checkResult, checkSummary } from './check-rows.ts';
import { findingResult, findingsQuery, findingsSummary } from './finding-rows.ts';
import { listRow, shownRow } from './inventory-rows.ts';
import {
  asked,
  conditions,
  gap,
  permission,
  principal,
  resource,
  snapshot,
  standing,
  userGroup,
} from './parts.ts';
import { pathsResult } from './path-rows.ts';
import { plan } from './plan-record.ts';

/** What is to be known about a resource that the snapshot does not show. */
const note = z.string().optional();

/** Where the words mean an area of permissions too. */
const reading = z.strictObject({ permission });
const otherReading = reading.optional();

/** Of `what-if --replay`: since when there are recorded changes. */
const replayed = { replay: z.literal(true), since: z.string() };

const frame = {
  schemaVersion: z.literal(1),
  snapshot,
  complete: z.boolean(),
  assumptions: z.array(z.string()),
  gaps: z.array(gap),
};

/** The envelope of every question, as published in `answer.schema.json`. */
export const answerSchema: z.ZodType = z.union([
  z.strictObject({
    ...frame,
    query: asked({ kind: z.literal('can'), principal, permission, resource, note, otherReading }),
    summary: z.strictObject({ zones: z.int(), allowed: z.int(), unknown: z.int() }).optional(),
    results: z.array(canResult),
  }),
  z.strictObject({
    ...frame,
    query: asked({
      kind: z.literal('who-can'),
      permission,
      resource,
      note,
      /** Only members, or only tokens. */
      of: z.enum(['member', 'token']).optional(),
      /** Only members who do not have it, or of whom the snapshot does not show that they have it. */
      without: z.literal('two-factor').optional(),
      /** With how many principals the answer would count then. */
      otherReading: reading.extend({ allowed: z.int(), unknown: z.int() }).optional(),
    }),
    summary: z
      .strictObject({
        zones: z.int(),
        allowed: z.int(),
        unknown: z.int(),
        pending: z.int(),
        inactive: z.int(),
      })
      .optional(),
    results: z.array(whoCanResult),
  }),
  z.strictObject({
    ...frame,
    query: asked({
      kind: z.literal('what-can'),
      principal: principal.optional(),
      userGroup: userGroup.optional(),
      standing: standing.optional(),
      conditions: conditions.optional(),
      resource: resource.optional(),
      note,
    }),
    results: z.array(whatCanResult),
  }),
  z.strictObject({
    ...frame,
    query: asked({
      kind: z.literal('matrix'),
      permissions: z.array(permission),
      resources: z.array(resource),
      notes: z.array(z.string()).optional(),
    }),
    results: z.array(matrixResult),
  }),
  z.strictObject({
    ...frame,
    query: asked({
      kind: z.literal('paths'),
      from: principal.optional(),
      permission,
      resource,
      note,
      otherReading,
    }),
    summary: z.strictObject({
      asked: z.int(),
      have: z.int(),
      mayHave: z.int(),
      withWalk: z.int(),
      mayHaveWalk: z.int(),
    }),
    results: z.array(pathsResult),
  }),
  z.strictObject({
    ...frame,
    query: asked({
      kind: z.literal('list'),
      of: z.enum(['members', 'groups', 'tokens', 'zones', 'roles', 'permissions']),
      filters: z.array(z.string()),
    }),
    results: z.array(listRow),
  }),
  z.strictObject({
    ...frame,
    query: asked({ kind: z.literal('show'), name: z.string() }),
    results: z.array(shownRow),
  }),
  z.strictObject({
    ...frame,
    query: asked({ kind: z.literal('compare'), principals: z.array(principal) }),
    results: z.array(compareResult),
  }),
  z.strictObject({
    ...frame,
    query: asked({
      kind: z.literal('diff'),
      before: snapshot,
      /** Whom it is asked for; a user group is everybody who was or is in it. */
      for: z.union([z.strictObject({ principal }), z.strictObject({ userGroup })]).optional(),
    }),
    summary: changesSummary,
    results: z.array(z.union([standingResult, conditionResult, changeResult])),
  }),
  z.strictObject({
    ...frame,
    query: z.union([
      asked({ kind: z.literal('what-if'), edits: z.array(edit) }),
      asked({ kind: z.literal('what-if'), plan }),
    ]),
    summary: changesSummary,
    results: z.array(z.union([standingResult, conditionResult, changeResult])),
  }),
  z.strictObject({
    ...frame,
    query: z.union([
      z.strictObject({ kind: z.literal('what-if'), edits: z.array(edit), ...replayed }),
      z.strictObject({ kind: z.literal('what-if'), plan, ...replayed }),
    ]),
    summary: replaySummary,
    results: z.array(replayResult),
  }),
  z.strictObject({
    ...frame,
    query: activityQuery,
    summary: activitySummary,
    results: z.array(activityResult),
  }),
  z.strictObject({
    ...frame,
    query: checkQuery,
    summary: checkSummary,
    results: z.array(checkResult),
  }),
  z.strictObject({
    ...frame,
    query: findingsQuery,
    summary: findingsSummary,
    results: z.array(findingResult),
  }),
]);
