import { dirname, isAbsolute, join } from 'node:path';
import {
  type Blame,
  checkFrame,
  type Fault,
  type Fields,
  inOrder,
  type Located,
  readFields,
  readLocated,
  readText,
  readTexts,
  readWord,
} from '@grantlens/checks/internal';
import { thresholdNames } from '@grantlens/engine/options';
import { personFields, reportFormats } from '@grantlens/reporter/options';
import { isDomain } from '../input/domain.ts';
import { fileKeys, type Settings, settingKeys } from './settings.ts';

/** What a settings file says, or everything that is wrong with it. */
export type SettingsRead =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

export const settingsFormat = 'grantlens.settings';
const what = 'a settings file';

/** Reads a settings file: YAML or JSON, in the form that is published as `schema/settings.schema.json`. */
export function readSettings(path: string, bytes: Uint8Array): SettingsRead {
  const faults: Fault[] = [];
  const blame: Blame = (at, text) => faults.push({ file: path, ...at, what: text });
  const located = readLocated(bytes, blame);
  const keys = ['format', 'version', ...settingKeys];
  const fields =
    located === null ? null : readFields(located, { what, keys, needed: ['format', 'version'] }, blame);
  if (fields === null) return { kind: 'faults', faults };
  checkFrame(fields, { format: settingsFormat, what }, blame);
  const settings = settingsIn(fields, path, blame);
  return faults.length > 0
    ? { kind: 'faults', faults: inOrder(faults, [path]) }
    : { kind: 'settings', settings };
}

function settingsIn(fields: Fields, path: string, blame: Blame): Settings {
  const beside = (file: string) => (isAbsolute(file) ? file : join(dirname(path), file));
  const paths = fileKeys.flatMap((key) => {
    const text = readText(fields.get(key), `"${key}"`, blame);
    return text === null ? [] : [[key, beside(text.value)] as const];
  });
  const fallback = readText(fields.get('fallback'), '"fallback"', blame);
  return {
    ...Object.fromEntries(paths),
    ...given('peopleColumns', fields, (one) => columnsIn(one, blame)),
    ...given('ownDomains', fields, (one) => domainsIn(one, blame)),
    ...given('thresholds', fields, (one) => thresholdsIn(one, blame)),
    ...(fallback === null ? {} : { fallback: fallback.value }),
    ...given('scimGroups', fields, (one) => readTexts(one, 'a SCIM group', blame).map(({ value }) => value)),
    ...given('formats', fields, (one) =>
      itemsOf(one).flatMap((item) => readWord(item, { what: 'a format', words: reportFormats }, blame) ?? []),
    ),
  };
}

function given<Key extends keyof Settings>(
  key: Key,
  fields: Fields,
  read: (located: Located) => Settings[Key],
): Pick<Settings, Key> | Record<string, never> {
  const located = fields.get(key);
  return located === undefined ? {} : ({ [key]: read(located) } as Pick<Settings, Key>);
}

const itemsOf = (located: Located): readonly Located[] =>
  located.kind === 'list' ? located.items : [located];

function domainsIn(located: Located, blame: Blame): readonly string[] {
  return readTexts(located, 'a domain', blame).flatMap(({ value, at }) => {
    if (isDomain(value.replace(/^@/, ''))) return [value];
    blame(at, `"${value}" is not a domain name; write it like example.com`);
    return [];
  });
}

function thresholdsIn(located: Located, blame: Blame): Settings['thresholds'] {
  const fields = readFields(located, { what: '"thresholds"', keys: thresholdNames }, blame);
  const numbers = thresholdNames.flatMap((name) => {
    const one = fields?.get(name);
    if (one === undefined) return [];
    const { value } = one.kind === 'other' ? one : { value: null };
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 999_999)
      return [[name, value] as const];
    blame(one.at, `"${name}" must be a whole number from 0 to 999999`);
    return [];
  });
  return Object.fromEntries(numbers);
}

function columnsIn(located: Located, blame: Blame): NonNullable<Settings['peopleColumns']> {
  const fields = readFields(located, { what: '"peopleColumns"', keys: personFields }, blame);
  return Object.fromEntries(
    personFields.flatMap((name) => {
      const texts = readTexts(fields?.get(name), `the column of "${name}"`, blame);
      return texts.length === 0 ? [] : [[name, texts.map(({ value }) => value)]];
    }),
  );
}
