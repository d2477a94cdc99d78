import { z } from 'zod';
import { anything, type Text, text } from './field.ts';

/** A legacy role. `permissions` is `{ area: { verb: boolean } }`, account-wide only. */
export interface RoleRow {
  readonly id?: Text;
  readonly name?: Text;
  readonly permissions?: unknown;
}

export const roleRow: z.ZodType<RoleRow> = z.looseObject({ id: text, name: text, permissions: anything });
