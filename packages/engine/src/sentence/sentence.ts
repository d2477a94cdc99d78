import type { Period } from './period.ts';

/** A question put as a sentence, cut into what the verb that it means takes as arguments. */
export type Sentence =
  | {
      readonly kind: 'who-can';
      readonly permission: string;
      readonly resource: string;
      /** Only members, or only tokens. */
      readonly only?: 'member' | 'token';
      /** Only members without a second factor. */
      readonly without?: 'two-factor';
    }
  | {
      readonly kind: 'can';
      readonly principal: string;
      readonly permission: string;
      readonly resource: string;
      /** Asked for the reason. */
      readonly why: boolean;
    }
  | { readonly kind: 'what-can'; readonly holder: string; readonly resource: string | null }
  | { readonly kind: 'compare'; readonly first: string; readonly second: string }
  | {
      readonly kind: 'diff';
      /** When the earlier snapshot should be of; null where nothing is said of it. */
      readonly since: Period | null;
      /** Whom it is asked for; null for everybody. */
      readonly of: string | null;
    }
  | { readonly kind: 'what-if'; readonly edit: string }
  | { readonly kind: 'list'; readonly of: string; readonly filters: readonly string[] }
  | { readonly kind: 'show'; readonly name: string }
  | { readonly kind: 'paths'; readonly from: string | null };
