import { overlaid } from '@grantlens/snapshot/internal';
import type { Command } from 'commander';
import type { Io } from '../io.ts';
import { applySettings, takesSettings } from './apply-settings.ts';
import { plainSettings, settingsLine } from './plain-settings.ts';
import { settingsPath } from './settings-path.ts';

/** What a verb is run with, and what gives it the settings of the file in force. */
export interface OpenedSettings {
  readonly io: Io;
  readonly take: (command: Command, option: string | false | undefined) => Promise<void>;
}

/** Opens the settings for one run of the program: every answer names the file in force, and what it took from it. */
export function openSettings(io: Io): OpenedSettings {
  // What io has it keeps, also what it works out only when it is asked; a spread of it has all of it as well.
  const withSettings: Io & { settings?: Io['settings'] } = overlaid(io, {});
  return {
    io: withSettings,
    take: async (command, option) => {
      if (!takesSettings(command) || settingsPath(option, io.env) === null) return;
      const found =
        (await plainSettings(option, io.env)) ??
        (await (await import('./find-settings.ts')).findSettings(option, io));
      if (found === null) return;
      const taken = applySettings(found, command, io.env);
      const { path, digest } = found;
      withSettings.settings = { path, digest };
      io.err(settingsLine(found, taken));
    },
  };
}
