/** Somebody who can, or may. */
interface Person {
  readonly who: string;
  readonly principal: { readonly key: string };
  readonly verdict: string;
}

/** As much of what `open` of `@grantlens/engine` gives as the matchers ask. */
export interface AskedAccess {
  readonly can: (
    who: string,
    permission: string,
    resource: string,
  ) => {
    readonly principal: { readonly key: string };
    readonly verdict: string;
    readonly because: string;
  };
  readonly whoCan: (
    permission: string,
    resource: string,
  ) => {
    readonly people: readonly Person[];
    readonly complete: boolean;
    readonly unseen: readonly string[];
  };
}

/** What a matcher says, in the form that vitest and jest share. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** What `expect.extend(accessMatchers)` adds. */
export interface AccessMatchers<R = void> {
  /** It is certain that somebody can. */
  toAllow(who: string, permission: string, resource: string): R;
  /** It is certain that somebody cannot, because of a deny or because nothing gives it; what is unknown is neither. */
  toDeny(who: string, permission: string, resource: string): R;
  /** Exactly these people can, among those who can act now, and nobody else may. */
  toLetOnly(people: readonly string[], permission: string, resource: string): R;
}

declare global {
  // The one place where both vitest and jest look for matchers; it asks for neither to be installed.
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: merged with theirs, so written as theirs
    interface Matchers<R, T = {}> extends AccessMatchers<R> {}
  }
}

/**
 * Matchers for `expect` of vitest and jest. A failure prints the explanation of the verdict; a name that means nothing
 * throws with the nearest.
 *
 * @example
 * ```ts
 * import { open } from '@grantlens/engine';
 * import { accessMatchers } from '@grantlens/testkit/matchers';
 * import { expect } from 'vitest';
 *
 * expect.extend(accessMatchers);
 * expect(open('my.snapshot.json.gz')).toDeny('kai.brennan', 'dns_records:edit', 'tickets.northharbour.example');
 * ```
 */
export const accessMatchers: {
  readonly [Name in keyof AccessMatchers]: (
    access: AskedAccess,
    ...asked: Parameters<AccessMatchers[Name]>
  ) => MatcherResult;
} = {
  toAllow: (access, ...asked) => verdictIn(access, asked, ['allowed'], 'be allowed'),
  toDeny: (access, ...asked) => verdictIn(access, asked, ['denied', 'not-granted'], 'be denied'),
  toLetOnly: (access, people, permission, resource) => {
    const { people: able, complete, unseen } = access.whoCan(permission, resource);
    const named = people.map((who) => ({ who, ...access.can(who, permission, resource) }));
    const keys = new Set(named.map(({ principal }) => principal.key));
    const others = able.filter(({ principal }) => !keys.has(principal.key));
    const unable = named.filter(({ verdict }) => verdict !== 'allowed');
    const isOpen = others.length + unable.length === 0 && !complete;
    const what = `${permission} on ${resource}`;
    const faults = [
      ...others.map(
        ({ who, verdict }) =>
          `${who} ${verdict === 'allowed' ? 'can' : 'may'} as well:\n${access.can(who, permission, resource).because}`,
      ),
      ...unable.map(({ who, because }) => `${who} cannot for certain:\n${because}`),
      ...(isOpen ? [`not everybody could be seen:\n${unseen.join('\n')}`] : []),
    ];
    const list = people.length === 0 ? 'nobody' : `only ${people.join(', ')}`;
    return {
      pass: faults.length === 0,
      message: () =>
        faults.length === 0
          ? `expected others than ${list} to be let ${what}`
          : `expected ${list} to be let ${what}\n\n${faults.join('\n\n')}`,
    };
  },
};

function verdictIn(
  access: AskedAccess,
  [who, permission, resource]: readonly [string, string, string],
  wanted: readonly string[],
  words: string,
): MatcherResult {
  const { verdict, because } = access.can(who, permission, resource);
  const pass = wanted.includes(verdict);
  return {
    pass,
    message: () =>
      `expected ${who} ${pass ? 'not ' : ''}to ${words} ${permission} on ${resource}\n\n${because}`,
  };
}
