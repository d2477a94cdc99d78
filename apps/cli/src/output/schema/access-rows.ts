import { z } from 'zod';
import {
  conditions,
  evidence,
  lacks,
  permission,
  permissionGroup,
  principal,
  resource,
  scope,
  standing,
  verdict,
  via,
} from './parts.ts';

export const canResult: z.ZodType = z.strictObject({
  principal,
  standing,
  conditions,
  resource: resource.optional(),
  verdict,
  lacks: lacks.optional(),
  evidence,
});

export const whoCanResult: z.ZodObject = z.strictObject({
  principal,
  standing,
  conditions,
  resource: resource.optional(),
  /** Where it is asked of those without one: null where the snapshot does not show it. */
  twoFactor: z.boolean().nullable().optional(),
  verdict: z.enum(['allowed', 'unknown']),
  /** About many resources: how many zones have the verdict, and everywhere that has it, in symbols. */
  zones: z
    .strictObject({
      allowed: z.int(),
      unknown: z.int(),
      of: z.int(),
      scope: z.array(scope),
      except: z.array(scope),
    })
    .optional(),
  lacks: lacks.optional(),
  via: z.array(via),
  evidence: evidence.optional(),
});

export const whatCanResult: z.ZodType = z.strictObject({
  permissionGroup: permissionGroup,
  access: z.enum(['allow', 'deny', 'either']),
  effective: verdict,
  scope,
  except: z.array(scope),
  lacks: lacks.optional(),
  via: z.array(via),
});

export const matrixResult: z.ZodType = z.strictObject({
  principal,
  standing,
  conditions,
  permission,
  resource,
  verdict,
  lacks: lacks.optional(),
});

const share = z.strictObject({ standing, conditions, verdict, via: z.array(via) });

export const compareResult: z.ZodType = z.strictObject({
  permissionGroup: permissionGroup.nullable(),
  permission: permission.optional(),
  scope,
  except: z.array(scope),
  first: share,
  second: share,
});
