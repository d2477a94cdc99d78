import { thresholdNames, thresholds } from '@grantlens/engine/options';
import type { Command } from 'commander';
import type { Io } from '../io.ts';
import { type Settings, type SettingsInForce, settingKeys } from './settings.ts';

/** An option of a verb that a key of a settings file gives, where the command line does not. */
interface Given {
  readonly key: keyof Settings;
  readonly attribute: string;
  readonly value: unknown;
}

/** Verbs that go by what a package keeps, and by nothing that lies beside whoever asks. */
const withoutSettings: ReadonlySet<string> = new Set(['verify']);

/** Gives a verb what a settings file says and the command line does not; which keys these are. */
export function applySettings(
  { settings }: Pick<SettingsInForce, 'settings'>,
  command: Command,
  env: Io['env'],
): readonly (keyof Settings)[] {
  const taken = new Set<keyof Settings>();
  for (const { key, attribute, value } of givenBy(settings)) {
    if (value === undefined || !has(command, attribute, key)) continue;
    if (command.getOptionValueSource(attribute) === 'cli') continue;
    // Many accounts were asked for.
    if (key === 'account' && (command.getOptionValue('allAccounts') || command.getOptionValue('accounts')))
      continue;
    // An option goes before the environment, and that before the file.
    if (key === 'snapshot' && env.GRANTLENS_SNAPSHOT) continue;
    command.setOptionValueWithSource(attribute, value, 'config');
    taken.add(key);
  }
  return settingKeys.filter((key) => taken.has(key));
}

/** Whether a verb has an option that a settings file may give. */
export function takesSettings(command: Command): boolean {
  return (
    !withoutSettings.has(command.name()) &&
    givenBy({}).some(({ key, attribute }) => has(command, attribute, key))
  );
}

/** Keys of some verbs alone: others have an option of that name which means something else. */
const verbsOf: Partial<Readonly<Record<keyof Settings, readonly string[]>>> = {
  account: ['snapshot', 'whoami'],
  previous: ['report'],
  formats: ['report'],
};

function has(command: Command, attribute: string, key: keyof Settings): boolean {
  const verbs = verbsOf[key];
  if (verbs !== undefined && !verbs.includes(command.name())) return false;
  return command.options.some((option) => option.attributeName() === attribute);
}

function givenBy(settings: Settings): readonly Given[] {
  return [
    ...settingKeys.flatMap((key): readonly Given[] => {
      const attribute = attributes[key];
      return attribute === null ? [] : [{ key, attribute, value: settings[key] }];
    }),
    ...thresholdNames.map(
      (name): Given => ({
        key: 'thresholds',
        attribute: camel(thresholds[name].flag),
        value: settings.thresholds?.[name],
      }),
    ),
  ];
}

/** The option that a key gives, as the parser of the command line names it. Thresholds are an option each. */
const attributes: Readonly<Record<keyof Settings, string | null>> = {
  account: 'account',
  snapshot: 'snapshot',
  previous: 'previous',
  catalogue: 'catalogue',
  people: 'people',
  peopleColumns: 'peopleColumns',
  waivers: 'waivers',
  rules: 'rules',
  toxicPairs: 'toxic',
  ownDomains: 'ownDomain',
  thresholds: null,
  reviewers: 'reviewers',
  fallback: 'fallback',
  scimGroups: 'scimGroup',
  formats: 'format',
};

function camel(flag: string): string {
  return flag.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
