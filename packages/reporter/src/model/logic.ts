import type { EvaluationRule } from '../words/rules.ts';

/** What verdicts are reached by: each of these may change from one report to the next. */
export interface Logic {
  /** The program, and a digest over its files; null where a report was made without the program. */
  readonly engine: { readonly version: string; readonly digest: string | null };
  readonly catalogue: {
    /** Over what Cloudflare documents of its permission groups, as the program carries it. */
    readonly shipped: string;
    /** Over what every permission group of the account was taken to contain. */
    readonly contents: string;
  };
  /** Over the rules in words and the assumptions. */
  readonly rules: string;
}

/** How a verdict is reached, and what of that is other than in the previous package. */
export interface LogicSection extends Logic {
  /** The rules that the cover does not have room for. */
  readonly furtherRules: readonly EvaluationRule[];
  /** What the previous package says; null where there is none, or it does not say. */
  readonly previous: Logic | null;
  /** What changed since, a sentence each; null where that is not known. */
  readonly changed: readonly string[] | null;
}
