import type { Account } from '@grantlens/snapshot';
import { areaWords, remembered } from '@grantlens/snapshot/internal';
import { everydayArea, lookUp } from '../words/everyday.ts';

/** An area of permissions, and what it is called in lower case: with its article and plural, and without. */
interface Area {
  readonly area: string;
  readonly words: string;
  readonly bare: string;
}

const named = remembered(
  ({ permissions }: Account): readonly Area[] =>
    [...new Set(permissions.map((name) => name.slice(0, name.indexOf(':'))))].map((area) => {
      const words = (lookUp(areaWords, area) ?? area.replaceAll('_', ' ')).toLowerCase();
      return { area, words, bare: bareWords(words) };
    }),
  new WeakMap(),
);

/** The areas of permissions that an account knows: what stands before the colon of `area:verb`. */
export function areasOf(account: Account): readonly string[] {
  return named(account).map(({ area }) => area);
}

/** The area of permissions that is called just this, in lower case, by Cloudflare or by people. */
export function areaNamed(thing: string, account: Account): string | undefined {
  const spelled = thing.replaceAll(' ', '_');
  return (
    everydayArea(thing) ?? named(account).find(({ area, words }) => area === spelled || words === thing)?.area
  );
}

/**
 * Every area that a thing could mean, in lower case: the one of just this name, else the one whose name is the same but
 * for an article or an ending, else all that have it as a word of their name.
 */
export function areasMeant(thing: string, account: Account): readonly string[] {
  const exact = areaNamed(thing, account) ?? everydayArea(bareWords(thing));
  if (exact !== undefined) return [exact];
  const wanted = bareWords(thing);
  const all = named(account);
  const alike = all.filter(({ area, bare }) => bare === wanted || bareWords(area) === wanted);
  const found = alike.length > 0 ? alike : all.filter(({ bare }) => bare.split(' ').includes(wanted));
  return found.map(({ area }) => area);
}

/** Words without their article, and each without the ending of its plural. */
function bareWords(words: string): string {
  return words
    .replace(/^(?:the|any|our) /, '')
    .split(/\W+|_/)
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word))
    .join(' ');
}
