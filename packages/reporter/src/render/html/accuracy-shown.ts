import type { AccuracySection } from '../../model/accuracy.ts';
import { accuracyFacts, type Difference } from '../../words/accuracy.ts';

/** Accuracy as the page has it: texts only. */
export interface AccuracyShown {
  readonly facts: readonly { readonly title: string; readonly says: string }[];
  readonly differences: readonly Difference[];
  readonly drawn: readonly {
    readonly id: string;
    readonly who: string;
    readonly means: string;
    readonly effective: string;
    readonly payloads: readonly {
      readonly title: string;
      readonly collection: string;
      /** JSON, a line each. */
      readonly lines: readonly string[];
    }[];
  }[];
}

/** Puts the accuracy into the words of the page. */
export function showAccuracy(accuracy: AccuracySection): AccuracyShown {
  return {
    facts: accuracyFacts(accuracy).map(([title, says]) => ({ title, says })),
    differences: accuracy.differences,
    drawn: accuracy.rows.drawn.map(({ id, email, name, means, effective, payloads }) => ({
      ...{ id, means, effective },
      who: email ?? name ?? 'Any member',
      payloads: payloads.map(({ title, collection, payload }) => ({
        title,
        collection,
        lines: JSON.stringify(JSON.parse(payload), null, 2).split('\n'),
      })),
    })),
  };
}
