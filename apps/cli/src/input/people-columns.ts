import { type ChosenColumns, personFields } from '@grantlens/reporter/options';
import { GrantlensError } from '@grantlens/snapshot';

/** Splits at the commas before a field, for the name of a column may have commas of its own. */
const between = new RegExp(`,(?=\\s*(?:${personFields.join('|')})\\s*=)`);

/**
 * Reads `email=Kontakt,status=Zustand`: a field named again has several columns.
 *
 * @throws GrantlensError `usage`
 */
export function readPeopleColumns(text: string, before: ChosenColumns = {}): ChosenColumns {
  const chosen: Record<string, readonly string[]> = { ...before };
  for (const part of text.split(between)) {
    const [, name = '', column = ''] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
    const field = personFields.find((one) => one === name.trim());
    if (field === undefined || column.trim() === '') {
      const why = `--people-columns "${part}" is not FIELD=COLUMN, where FIELD is one of ${personFields.join(', ')}`;
      throw new GrantlensError('usage', why);
    }
    chosen[field] = [...(chosen[field] ?? []), column.trim()];
  }
  return chosen;
}

/**
 * That columns are only named of a file that is given.
 *
 * @throws GrantlensError `usage`
 */
export function checkPeopleColumns(flags: {
  readonly people?: string;
  readonly peopleColumns?: ChosenColumns;
}): void {
  if (flags.peopleColumns === undefined || flags.people !== undefined) return;
  throw new GrantlensError(
    'usage',
    '--people-columns names columns of the HR data, and no --people is given',
  );
}
