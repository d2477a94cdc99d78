import type { Threshold } from '@grantlens/engine/options';
import type { ChosenColumns, ReportFormat } from '@grantlens/reporter/options';

/** What a settings file may say: whatever would be typed each time. Paths are as they are to be opened. */
export interface Settings {
  readonly account?: string;
  readonly snapshot?: string;
  readonly previous?: string;
  readonly catalogue?: string;
  readonly people?: string;
  readonly peopleColumns?: ChosenColumns;
  readonly waivers?: string;
  readonly rules?: string;
  readonly toxicPairs?: string;
  readonly ownDomains?: readonly string[];
  readonly thresholds?: Partial<Readonly<Record<Threshold, number>>>;
  readonly reviewers?: string;
  readonly fallback?: string;
  readonly scimGroups?: readonly string[];
  readonly formats?: readonly ReportFormat[];
}

/** A settings file in force. */
export interface SettingsInForce {
  /** As it is called: beside the user, or as they named it. */
  readonly path: string;
  /** `sha256-<hex>` of its bytes. */
  readonly digest: string;
  readonly settings: Settings;
}

/** The keys that name a file. */
export const fileKeys = [
  'snapshot',
  'previous',
  'catalogue',
  'people',
  'waivers',
  'rules',
  'toxicPairs',
  'reviewers',
] as const;

/** The keys that have a text that is not the name of a file. */
export const wordKeys = ['account', 'fallback'] as const;

/** Every key, in the order in which the file is described. */
export const settingKeys: readonly (keyof Settings)[] = [
  'account',
  ...fileKeys,
  'peopleColumns',
  'ownDomains',
  'thresholds',
  'fallback',
  'scimGroups',
  'formats',
];
