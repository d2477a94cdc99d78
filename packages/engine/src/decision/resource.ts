import type { Zone } from '@grantlens/snapshot';

/** One thing a question can be about. */
export interface Resource {
  /** `foreign` is a thing of another account: nobody reaches it here (S5). */
  readonly kind: 'account' | 'zone' | 'other' | 'foreign';
  /** As Cloudflare spells it. */
  readonly key: string;
  /** Equal for two spellings of the same thing. */
  readonly identity: string;
  readonly type: string;
  readonly id: string;
  readonly name: string | null;
}

/** What a question is about: one resource, or every zone, each counted. */
export type Subject = Resource | { readonly kind: 'zones'; readonly zones: readonly Zone[] };
