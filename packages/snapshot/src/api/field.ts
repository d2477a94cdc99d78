import { z } from 'zod';

/** What a decorative text field may hold. */
export type Text = string | null | undefined;

/** What a decorative yes-or-no field may hold. */
export type Flag = boolean | null | undefined;

/** Text a decision does not rest on: anything else there counts as absent, and `readRows` points at it. */
export const text: z.ZodType<Text> = z.string().nullish().catch(undefined);

/** A boolean, also where the API writes it as text (`meta.editable` is `"false"`). */
export const flag: z.ZodType<Flag> = z.union([z.boolean(), z.stringbool()]).nullish().catch(undefined);

/** A field the decision rests on: taken raw, whatever it is, and read apart so that what is unreadable is a gap. */
export const anything: z.ZodType<unknown> = z.unknown().optional();
