import { privilegeKinds } from '@grantlens/engine/internal';
import { standings } from '@grantlens/snapshot/internal';
import { z } from 'zod';

/** The schemas of records that every answer shares. */
export interface SharedSchemas {
  readonly principal: z.ZodType;
  readonly permissionGroup: z.ZodRawShape;
  readonly permission: z.ZodType;
  readonly scope: z.ZodType;
  readonly whatCanResult: z.ZodType;
}

/** The schemas of the rows of `list` and `show`. */
export interface InventorySchemas {
  readonly list: z.ZodType;
  readonly show: z.ZodType;
}

/** The schemas of the rows of `list` and `show`, made of those that every answer shares. */
export function inventorySchemas(shared: SharedSchemas): InventorySchemas {
  const { principal, permission, scope, whatCanResult } = shared;
  const permissionGroup = z.strictObject(shared.permissionGroup);
  const access = z.enum(['allow', 'deny', 'either']);
  const text = z.string().nullable();
  const side = z.enum(['member', 'token']);
  const types = z.array(z.string()).nullable();
  const standing = z.enum(standings);
  const userGroup = z.strictObject({ id: text, name: z.string().optional() });
  const privileges = z.array(
    z.strictObject({ kind: z.enum(privilegeKinds), verdict: z.enum(['allowed', 'unknown']) }),
  );
  const acting = { principal, standing, status: text, privileges };
  const addresses = z.strictObject({
    kind: z.enum(['anywhere', 'ranges', 'unreadable']),
    in: z.array(z.string()).optional(),
    notIn: z.array(z.string()).optional(),
  });
  const ofMember = { twoFactor: z.boolean().nullable(), userGroups: z.array(userGroup) };
  const ofToken = { notBefore: text, expiresOn: text, lastUsedOn: text, addresses };
  const zone = z.strictObject({ id: z.string(), name: text, status: text, type: text, key: z.string() });
  const policy = z.strictObject({
    id: text,
    access,
    permissionGroups: z.array(permissionGroup),
    scopes: z.array(scope),
  });
  const holder = z.union([z.strictObject({ principal }), z.strictObject({ userGroup })]).nullable();
  const held = z.array(z.strictObject({ holder, policy }));
  const can = z.array(whatCanResult);
  const kind = <Kind extends string>(name: Kind) => ({ kind: z.literal(name) });
  return {
    list: z.union([
      z.strictObject({ ...acting, ...ofMember }),
      z.strictObject({
        userGroup,
        members: z.int(),
        policies: z.int(),
        permissionGroups: z.array(z.strictObject({ ...shared.permissionGroup, access })),
      }),
      z.strictObject({ ...acting, ...ofToken, permissionGroups: z.array(permissionGroup) }),
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
    ]),
    show: z.union([
      z.strictObject({ ...kind('member'), ...acting, ...ofMember, apiAccess: z.boolean().nullable(), can }),
      z.strictObject({ ...kind('token'), ...acting, ...ofToken, can }),
      z.strictObject({
        ...kind('group'),
        userGroup,
        members: z.array(z.strictObject({ principal, standing })),
        policies: z.array(policy),
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
    ]),
  };
}
