import { assumptions, verdicts } from '@grantlens/engine/internal';
import { standings } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import type { Tables } from '../report/rows.ts';

// The rows of the tables in report.json. A field that a row has and these forms have not does not compile.

const text = z.string();
const nullable = text.nullable();
const texts = z.array(text);
const count = z.int().min(0);
const tri = z.enum(['yes', 'no', 'unknown']);
const principalKind = z.enum(['member', 'token']);
const holderKind = z.enum(['member', 'token', 'user-group']);
const standing = z.enum(standings);
const verdict = z.enum(verdicts);
const effect = z.enum(['allow', 'deny', 'either']);
const path = z.enum(['direct', 'group']);

const named = { email: nullable, name: nullable };

const principal = z.strictObject({
  id: text,
  kind: principalKind,
  ...named,
  standing,
  status: nullable,
  twoFactor: z.enum(['on', 'off', 'unknown']).nullable(),
  apiAccess: z.enum(['on', 'off', 'account default']).nullable(),
  ssoDomain: tri.nullable(),
  thirdParty: tri.nullable(),
  groups: texts,
  groupIds: texts,
  directEntitlements: count,
  inheritedEntitlements: count,
  privilegedEntitlements: count,
  expiresOn: nullable,
  conditions: texts,
  lastUsedOn: nullable,
  manager: nullable,
  jobFunction: nullable,
  department: nullable,
  employment: z.enum(['employed', 'left', 'unknown', 'not-listed']).nullable(),
  employmentStatus: nullable,
  startDate: nullable,
  endDate: nullable,
  employeeId: nullable,
  stepsToSuperAdministrator: count.nullable(),
});

const entitlement = z.strictObject({
  id: text,
  principalId: text,
  principalKind: holderKind,
  ...named,
  standing: standing.nullable(),
  access: effect,
  permissionGroupId: nullable,
  permissionGroupName: nullable,
  permissionGroupLabel: nullable,
  means: text,
  scopeKind: z.enum(['account', 'type', 'resource']).nullable(),
  scopeKey: nullable,
  scopeName: nullable,
  zone: nullable,
  effective: verdict,
  except: texts,
  exceptZones: texts,
  partZones: texts,
  conditions: texts,
  path,
  groupId: nullable,
  groupName: nullable,
  policyId: nullable,
  resourceGroupId: nullable,
  resourceGroupName: nullable,
  privileged: tri,
  cutBy: texts,
  assumptions: z.array(z.enum(assumptions)),
  gaps: texts,
  notes: texts,
  principals: count,
  holders: texts,
});

const group = z.strictObject({
  id: text,
  name: nullable,
  members: count,
  memberNames: texts,
  policies: count,
  policyIds: texts,
  handsOut: texts,
  notes: texts,
});

const finding = z.strictObject({
  id: text,
  finding: text,
  title: text,
  severity: z.enum(['critical', 'high', 'medium', 'low', 'info']),
  status: z.enum(['found', 'waived', 'clean', 'not-evaluated']),
  subjectKind: nullable,
  subjectId: nullable,
  subjectName: nullable,
  what: text,
  why: text,
  remedy: text,
  controls: texts,
  examined: count,
  unexamined: count,
  waivedBy: nullable,
  waivedUntil: nullable,
  waivedBecause: nullable,
  waiverEnded: z.boolean().nullable(),
});

const change = z.strictObject({
  id: text,
  kind: z.enum(['added', 'removed', 'changed']),
  principalId: text,
  principalKind: holderKind,
  ...named,
  standingBefore: standing.nullable(),
  standingAfter: standing.nullable(),
  before: verdict.nullable(),
  after: verdict.nullable(),
  access: effect,
  permissionGroupId: nullable,
  permissionGroupName: nullable,
  means: text,
  scopeKey: nullable,
  scopeName: nullable,
  path,
  groupId: nullable,
  groupName: nullable,
  policyId: nullable,
  privileged: tri,
  causes: texts,
  exceptBefore: texts,
  exceptAfter: texts,
  principalsBefore: count,
  principalsAfter: count,
});

/** The tables of a report. */
export const tablesSchema: z.ZodType<Tables> = z.strictObject({
  principals: z.array(principal),
  entitlements: z.array(entitlement),
  groups: z.array(group),
  findings: z.array(finding),
  changes: z.array(change),
});
