import { dirname, isAbsolute, join } from 'node:path';
import {
  type Blame,
  checkFrame,
  type Fields,
  type Located,
  readFields,
  readText,
  readTexts,
  readWord,
} from '@grantlens/checks/internal';
import { thresholdNames } from '@grantlens/engine/options';
import { personFields, reportFormats } from '@grantlens/reporter/options';
import { isDomain } from '../input/domain.ts';
import { fileKeys, type Settings, settingKeys, wordKeys } from './settings.ts';

export const settingsFormat = 'grantlens.settings';
const what = 'a settings file';

/** What a settings file says, as far as it is right; what is wrong is blamed. Its paths are from its folder. */
export function settingsIn(located: Located, path: string, blame: Blame): Settings {
  const keys = ['format', 'version', ...settingKeys];
  const fields = readFields(located, { what, keys, needed: ['format', 'version'] }, blame);
  if (fields === null) return {};
  checkFrame(fields, { format: settingsFormat, what }, blame);
  return valuesIn(fields, path, blame);
}

function valuesIn(fields: Fields, path: string, blame: Blame): Settings {
  const beside = (file: string) => (isAbsolute(file) ? file : join(dirname(path), file));
  const paths = fileKeys.flatMap((key) => {
    const text = readText(fields.get(key), `"${key}"`, blame);
    return text === null ? [] : [[key, beside(text.value)] as const];
  });
  const words = wordKeys.flatMap((key) => {
    const text = readText(fields.get(key), `"${key}"`, blame);
    return text === null ? [] : [[key, text.value] as const];
  });
  return {
    ...Object.fromEntries([...paths, ...words]),
    ...given('peopleColumns', fields, (one) => columnsIn(one, blame)),
    ...given('ownDomains', fields, (one) => domainsIn(one, blame)),
    ...given('thresholds', fields, (one) => thresholdsIn(one, blame)),
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
