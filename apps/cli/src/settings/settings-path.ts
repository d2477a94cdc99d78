import { existsSync } from 'node:fs';
import type { Io } from '../io.ts';

/** In the folder that somebody works in. */
const usualName = 'grantlens.yaml';

/** Where the settings file in force is; null where there is none. It is looked for in one place, and not in those above. */
export function settingsPath(option: string | false | undefined, env: Io['env']): string | null {
  if (option === false) return null;
  return (option ?? env.GRANTLENS_CONFIG) || (existsSync(usualName) ? usualName : null);
}
