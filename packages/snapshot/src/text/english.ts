import type * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';

/**
 * What schemas are read with: `zod/mini` has no sentences of its own, and taking these alone leaves those of all other
 * languages out of what a browser loads.
 */
export const english: z.core.ParseContext<z.core.$ZodIssue> = { error: en().localeError };
