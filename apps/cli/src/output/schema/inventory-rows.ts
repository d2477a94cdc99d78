import { privilegeKinds } from '@grantlens/engine/internal';
import { managers } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import { whatCanResult } from './access-rows.ts';
import { changedBy, lastActivity, lastActivityByArea } from './activity-rows.ts';
import {
  groupFields,
  nullableText,
  permission,
  permissionGroup,
  principal,
  scope,
  standing,
  userGroup,
} from './parts.ts';

const access = z.enum(['allow', 'deny', 'either']);
const side = z.enum(['member', 'token']);
const types = z.array(z.string()).nullable();
const privileges = z.array(
  z.strictObject({ kind: z.enum(privilegeKinds), verdict: z.enum(['allowed', 'unknown']) }),
);
const acting = { principal, standing, status: nullableText, privileges, lastActivity, lastActivityByArea };
const addresses = z.strictObject({
  kind: z.enum(['anywhere', 'ranges', 'unreadable']),
  in: z.array(z.string()).optional(),
  notIn: z.array(z.string()).optional(),
});
const ofMember = { twoFactor: z.boolean().nullable(), userGroups: z.array(userGroup) };
const ofToken = { notBefore: nullableText, expiresOn: nullableText, lastUsedOn: nullableText, addresses };
const managedBy = z.enum(managers);
/** By the API's own fields; null where they say nothing. */
const made = z.strictObject({ at: nullableText, by: nullableText, application: nullableText }).nullable();
const zone = z.strictObject({
  id: z.string(),
  name: nullableText,
  status: nullableText,
  type: nullableText,
  key: z.string(),
});
const policy = z.strictObject({
  id: nullableText,
  access,
  permissionGroups: z.array(permissionGroup),
  scopes: z.array(scope),
  /** When it was made; absent where the API does not say. */
  createdAt: z.string().optional(),
});
const holder = z.union([z.strictObject({ principal }), z.strictObject({ userGroup })]).nullable();
const held = z.array(z.strictObject({ holder, policy }));
const can = z.array(whatCanResult);
const kind = <Kind extends string>(name: Kind) => ({ kind: z.literal(name) });

/** A row of `list`. */
export const listRow: z.ZodType = z.union([
  z.strictObject({ ...acting, ...ofMember, managedBy }),
  z.strictObject({
    userGroup,
    members: z.int(),
    policies: z.int(),
    managedBy,
    permissionGroups: z.array(z.strictObject({ ...groupFields, access })),
  }),
  z.strictObject({ ...acting, ...ofToken, managedBy, permissionGroups: z.array(permissionGroup) }),
  z.strictObject({ zone }),
  z.strictObject({
    permissionGroup,
    for: side,
    types,
    contents: z.strictObject({
      kind: z.enum(['everything', 'all-but', 'listed']),
      permissions: z.int().nullable(),
    }),
    policies: z.int(),
  }),
  z.strictObject({ permission, about: z.string(), permissionGroups: z.int() }),
]);

/** The row of `show`. */
export const shownRow: z.ZodType = z.union([
  z.strictObject({
    ...kind('member'),
    ...acting,
    changedBy,
    ...ofMember,
    apiAccess: z.boolean().nullable(),
    managedBy,
    can,
  }),
  z.strictObject({ ...kind('token'), ...acting, changedBy, ...ofToken, made, managedBy, can }),
  z.strictObject({
    ...kind('group'),
    changedBy,
    userGroup,
    managedBy,
    /** `joinedAt` is when a member was added, where that was asked for. */
    members: z.array(z.strictObject({ principal, standing, joinedAt: z.string().optional() })),
    policies: z.array(policy),
    made,
  }),
  z.strictObject({ ...kind('zone'), zone, namedBy: held }),
  z.strictObject({
    ...kind('role'),
    permissionGroup,
    for: side,
    types,
    contents: z.strictObject({
      kind: z.enum(['everything', 'all-but', 'listed']),
      permissions: z.array(z.string()).optional(),
      permissionGroups: z.array(permissionGroup).optional(),
      complete: z.boolean().optional(),
      why: z.string().optional(),
    }),
    source: z.string(),
    givenTo: held,
  }),
  z.strictObject({
    ...kind('permission'),
    permission,
    about: z.string(),
    heldBy: z.array(z.strictObject({ permissionGroup, for: side, certain: z.boolean() })),
  }),
]);
