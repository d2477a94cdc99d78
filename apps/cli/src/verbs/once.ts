import { GrantlensError } from '@grantlens/snapshot';

/**
 * Reads an option that names what is looked at. Of two such names the last would otherwise hold, and nothing would say
 * that the first was not looked at.
 *
 * @throws GrantlensError `usage`
 */
export function once(option: string): (value: string, before?: string) => string {
  return (value, before) => {
    if (before === undefined) return value;
    throw new GrantlensError('usage', `${option} can be given once, and is given twice`);
  };
}
