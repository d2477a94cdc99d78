import type { Principal } from '@grantlens/snapshot';
import type { AccessIndex } from '../compiled/access-index.ts';
import type { Verdict } from '../decision/verdict.ts';

/** Whether somebody can, and why. */
export interface Explained {
  /** Whom the words meant. */
  readonly principal: Principal;
  /** On many resources the best there is on any of them. */
  readonly verdict: Verdict;
  /** The explanation as lines of text: what suffices, what cuts it, what comes near. */
  readonly because: string;
  /** The paths that decide, such as `group Web Team → Domain DNS → every zone`; none where nothing was given. */
  readonly by: readonly string[];
}

/** A list, with what it leaves open. */
export interface Complete {
  /** False where something in the answer is unknown, or not everything it rests on was seen. */
  readonly complete: boolean;
  /** What could not be seen, each as a sentence. */
  readonly unseen: readonly string[];
}

/** Somebody who can, or may. */
export interface PersonSaid {
  /** An e-mail, or `token:<name>`. */
  readonly who: string;
  readonly principal: Principal;
  readonly verdict: 'allowed' | 'unknown';
  readonly by: readonly string[];
}

/** Something that somebody holds. */
export interface HoldingSaid {
  readonly permissionGroup: string;
  readonly access: 'allow' | 'deny' | 'either';
  /** What it is on the scope, the exceptions apart. */
  readonly effective: Verdict;
  readonly scope: string;
  /** Narrower places, and single permissions, that are otherwise. */
  readonly except: readonly string[];
  readonly by: readonly string[];
}

/** One thing that changed, and for whom. */
export interface ChangeSaid {
  readonly who: string;
  /**
   * A permission group, or a permission of one; of a member or token that came, went, or can act by now:
   * `standing`; of a token that works from elsewhere or at other times: `condition`.
   */
  readonly what: string;
  /** Empty where it is about the standing or a condition. */
  readonly scope: string;
  readonly except: readonly string[];
  /**
   * A verdict, a standing (`absent` where the principal was not there), or a condition in words; `some of it` where
   * nothing can be known any more.
   */
  readonly before: string;
  readonly after: string;
  /** What caused it, each as a sentence about the principal. */
  readonly cause: readonly string[];
}

/** Numbers in the place of words, for asking very many questions. */
export interface Handles {
  readonly principal: (who: string) => number;
  readonly permission: (permission: string) => number;
  readonly resource: (resource: string) => number;
  readonly can: (principal: number, permission: number, resource: number) => Verdict;
  /** The index that the numbers belong to. */
  readonly index: AccessIndex;
}
