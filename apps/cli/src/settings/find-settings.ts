import { faultLine } from '@grantlens/checks/internal';
import { counted, printable } from '@grantlens/engine/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { readBytes } from '../input/named-bytes.ts';
import type { Io } from '../io.ts';
import { digestOf } from './plain-settings.ts';
import { readSettings } from './read-settings.ts';
import type { SettingsInForce } from './settings.ts';
import { settingsPath } from './settings-path.ts';

/**
 * The settings file in force; null where there is none. `option` is a path, false for none at all, or undefined.
 *
 * @throws GrantlensError `file-unreadable`, `settings-unreadable`; each fault was said by then
 */
export async function findSettings(
  option: string | false | undefined,
  io: Io,
): Promise<SettingsInForce | null> {
  const path = settingsPath(option, io.env);
  if (path === null) return null;
  const bytes = await readBytes(path, 'the settings');
  const read = readSettings(path, bytes);
  if (read.kind === 'settings') return { path, digest: digestOf(bytes), settings: read.settings };
  for (const fault of read.faults) io.err(`${printable(faultLine(fault))}\n`);
  const faults = counted(read.faults.length, 'fault');
  throw new GrantlensError('settings-unreadable', `the settings file ${path} has ${faults}, and is not used`);
}
