import type { Concern } from './concerns.ts';

/** A concern as a sentence, without a full stop. */
export function concernWords(concern: Concern): string {
  if (concern.kind === 'kept-everything') return `kept all of ${concern.units} units`;
  const { rows, seconds, batch } = concern;
  const pace = Math.round((seconds / rows) * 10) / 10;
  return `decided ${rows} units in ${seconds} s, ${pace} s each (line ${batch} of the log)`;
}
