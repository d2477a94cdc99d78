import { type Access, compile } from '@grantlens/engine';
import { afterEdits, type Change, changesBetween, concernedBy, slice } from '@grantlens/engine/internal';
import type { PrincipalKey } from '@grantlens/snapshot';
import { remembered } from '@grantlens/snapshot/internal';
import type { Draft } from './draft.ts';

/** What a draft does after some others. */
export interface Effect {
  /** Of those who could act before it. */
  readonly changes: readonly Change[];
  /** Whom it concerns, afterwards. */
  readonly after: () => Access;
}

/** What drafts do to an account. */
export interface Effects {
  /** What a draft does after those that are done. */
  readonly of: (draft: Draft, done: readonly Draft[]) => Effect;
  /** Whether two drafts are about different principals, so that neither changes what the other does. */
  readonly areApart: (one: Draft, other: Draft) => boolean;
  /** Whether a draft is about one of some principals. */
  readonly isAbout: (draft: Draft, principals: ReadonlySet<PrincipalKey>) => boolean;
}

/**
 * Opens the question what drafts do. Of each, only whom it concerns is edited and compiled: an account may be
 * large.
 */
export function openEffects(access: Access): Effects {
  const concernedIn = remembered((draft: Draft) => concernedBy(draft.edits, access.account));
  const keysIn = remembered(
    (draft: Draft): ReadonlySet<PrincipalKey> => new Set(concernedIn(draft).principals.map(({ key }) => key)),
  );
  const areApart = (one: Draft, other: Draft) => !share(keysIn(one), keysIn(other));
  const numbers = new Map<Draft, number>();
  const numberOf = (draft: Draft): number => {
    const number = numbers.get(draft) ?? numbers.size;
    numbers.set(draft, number);
    return number;
  };
  // Plans that are compared with each other have nearly all drafts in common, in the same order.
  const known = new Map<string, Effect>();
  const of = (draft: Draft, done: readonly Draft[]): Effect => {
    const earlier = done.filter((one) => !areApart(one, draft));
    const text = [draft, ...earlier].map(numberOf).join(' ');
    const effect = known.get(text) ?? effectOf(draft, earlier);
    known.set(text, effect);
    return effect;
  };
  const effectOf = (draft: Draft, earlier: readonly Draft[]): Effect => {
    const now = afterEdits(
      slice(access, concernedIn(draft)),
      earlier.flatMap(({ edits }) => edits),
    );
    const after = () => compile(afterEdits(now, endingEdits(draft)));
    const standings = new Map(now.principals.map(({ key, standing }) => [key, standing]));
    const changes = changesBetween(compile(now), after()).filter(({ principal }) => {
      const standing = standings.get(principal.key);
      return standing !== undefined && standing !== 'inactive';
    });
    return { changes, after };
  };
  return { of, areApart, isAbout: (draft, principals) => share(keysIn(draft), principals) };
}

function share(one: ReadonlySet<PrincipalKey>, other: ReadonlySet<PrincipalKey>): boolean {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  return [...few].some((key) => many.has(key));
}

/** The edits of a draft, seen by what can be done: a token that is disabled can do as little as one that is gone (S13). */
export function endingEdits({ disables, edits }: Draft): Draft['edits'] {
  return disables === null ? edits : [{ kind: 'remove-principal', principal: disables }];
}
