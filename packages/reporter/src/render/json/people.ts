import { doubts, employments, forThresholds } from '@grantlens/engine/internal';
import { standings } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import type { Evaluation, EvaluationSettings } from '../../model/evaluation.ts';
import type { PeopleSection } from '../../model/people-section.ts';
import { encodings } from '../../people/csv-text.ts';
import { personFields } from '../../people/person-fields.ts';

const text = z.string();
const nullable = text.nullable();
const count = z.int().min(0);
const given = count.nullable();

/** The settings that findings were found by. */
export const settingsSchema: z.ZodType<EvaluationSettings> = z.strictObject({
  ...forThresholds(() => count),
  ownDomains: z.array(text),
  peopleColumns: z.exactOptional(z.partialRecord(z.enum(personFields), z.array(text))),
});

/** The settings and files that the findings were evaluated with. */
export const evaluationSchema: z.ZodType<Evaluation> = z.strictObject({
  settings: settingsSchema,
  given: z.strictObject({ rules: given, waivers: given, toxicPairs: given, people: given }),
  idleWaivers: z.array(text),
  digest: z.string().regex(/^sha256-/),
});

const member = z.strictObject({
  id: text,
  email: nullable,
  name: nullable,
  standing: z.enum(standings),
  employment: z.enum([...employments, 'not-listed']).nullable(),
  employmentStatus: nullable,
  endDate: nullable,
  entitlements: count,
  privilegedEntitlements: count,
});

/** The members beside the HR data; null where none was given. */
export const peopleSchema: z.ZodType<PeopleSection | null> = z
  .strictObject({
    rows: count,
    rowsOfMembers: count,
    columns: z.array(z.strictObject({ field: z.enum(personFields), column: text })),
    unused: z.array(text),
    unread: z.array(z.strictObject({ column: text, text, rows: count })),
    passedOver: z.array(z.strictObject({ line: count, text })),
    encoding: z.enum(encodings),
    matched: count,
    leavers: z.array(member),
    undecided: z.array(member.extend({ doubt: z.enum(doubts), lines: z.array(count) })),
    membersNotInPeople: z.array(member),
    peopleNotMembers: z.array(
      z.strictObject({
        line: count,
        email: nullable,
        name: nullable,
        employeeId: nullable,
        manager: nullable,
        jobFunction: nullable,
        department: nullable,
        employment: z.enum(employments),
        employmentStatus: nullable,
        endDate: nullable,
      }),
    ),
  })
  .nullable();
