import { z } from 'zod';
import { anything, type Text, text } from './field.ts';

/** A resource group, in the list or inside a policy. `scope` is an object, or a list of them in older schemas. */
export interface ResourceGroupRow {
  readonly id?: Text;
  readonly name?: Text;
  readonly scope?: unknown;
}

export const resourceGroupRow: z.ZodType<ResourceGroupRow> = z.looseObject({
  id: text,
  name: text,
  scope: anything,
});
