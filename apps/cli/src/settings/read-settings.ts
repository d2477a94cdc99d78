import { type Blame, type Fault, inOrder, readLocated } from '@grantlens/checks/internal';
import type { Settings } from './settings.ts';
import { settingsIn } from './settings-in.ts';

/** What a settings file says, or everything that is wrong with it. */
export type SettingsRead =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/** Reads a settings file: YAML or JSON, in the form that is published as `schema/settings.schema.json`. */
export function readSettings(path: string, bytes: Uint8Array): SettingsRead {
  const faults: Fault[] = [];
  const blame: Blame = (at, text) => faults.push({ file: path, ...at, what: text });
  const located = readLocated(bytes, blame);
  const settings = located === null ? {} : settingsIn(located, path, blame);
  return faults.length > 0
    ? { kind: 'faults', faults: inOrder(faults, [path]) }
    : { kind: 'settings', settings };
}
