import type { FindingOptions } from '@grantlens/engine';
import type { Threshold, Thresholds } from '@grantlens/engine/internal';
import type { ChosenColumns } from '../people/person-fields.ts';

/** The settings and files that findings are evaluated with. */
export type ReportFindings = Pick<
  FindingOptions,
  Threshold | 'ownDomains' | 'toxicPairs' | 'rules' | 'waivers'
> & { readonly peopleColumns?: ChosenColumns };

/** The settings in force, those that nobody set included: with them the same findings can be had again. */
export interface EvaluationSettings extends Thresholds {
  /** In lower case and in order. */
  readonly ownDomains: readonly string[];
  /** The columns of the HR data that the user named; absent where none were. */
  readonly peopleColumns?: ChosenColumns;
}

/** The settings and files that the findings were evaluated with. */
export interface Evaluation {
  readonly settings: EvaluationSettings;
  /** How many of each were given; null where no file was. */
  readonly given: {
    readonly rules: number | null;
    readonly waivers: number | null;
    readonly toxicPairs: number | null;
    readonly people: number | null;
  };
  /** The waivers that cover nothing that was found: `member-without-2fa: ada@example.com`. */
  readonly idleWaivers: readonly string[];
  /** `sha256-<hex>` over the settings and all that was given. */
  readonly digest: string;
}
