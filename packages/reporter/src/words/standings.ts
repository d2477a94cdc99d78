import type { Standing } from '@grantlens/snapshot';

const words: Readonly<Record<Standing, string>> = {
  active: 'active',
  latent: 'invited and not accepted',
  inactive: 'inactive',
};

/** Says that a token works when or from where it did not before, without subject and full stop. */
export function conditionsChangeWords(before: readonly string[], after: readonly string[]): string {
  const on = (conditions: readonly string[]) =>
    conditions.length === 0 ? 'without conditions' : conditions.join(', ');
  return `works ${on(after)} and worked ${on(before)}`;
}

/** Says that the standing of a principal changed, without subject and full stop. */
export function standingChangeWords(before: Standing, after: Standing): string {
  return `is ${words[after]} and was ${words[before]}`;
}
