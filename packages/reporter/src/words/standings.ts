import type { Standing } from '@grantlens/snapshot';

const words: Readonly<Record<Standing, string>> = {
  active: 'active',
  latent: 'invited and not accepted',
  inactive: 'inactive',
};

/** Says that the standing of a principal changed, without subject and full stop. */
export function standingChangeWords(before: Standing, after: Standing): string {
  return `is ${words[after]} and was ${words[before]}`;
}
