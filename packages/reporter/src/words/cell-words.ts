// What the page says in place of the value of a cell, where that is not a word of plain English. Files keep the value.

const words: ReadonlyMap<string, string> = new Map([
  ['latent', 'invited'],
  ['not-granted', 'not granted'],
  ['not-evaluated', 'not evaluated'],
  ['not-listed', 'not in the HR data'],
  ['user-group', 'user group'],
  ['token', 'API token'],
  ['handout', 'given by a group'],
  ['membership', 'in a group'],
  ['account', 'in the account'],
  ['token-used', 'token used'],
]);

/** The value of a cell in words; a value that is a word already comes back as it is. */
export function cellWord(value: unknown): unknown {
  return words.get(String(value)) ?? value;
}

/** The day of a moment, as it is spelled: the hour is said where more is asked for. */
export function dayOf(moment: unknown): string {
  return String(moment).slice(0, 10);
}
