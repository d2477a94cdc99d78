import type { CheckSeverity } from '@grantlens/checks/internal';
import type { CheckOutputOptions } from './write-checks.ts';

/** The options of the verb. */
export interface CheckRunOptions extends CheckOutputOptions {
  readonly failOn?: CheckSeverity;
  readonly at?: string;
  readonly tfPlan?: string;
  readonly account?: string;
  readonly tfDir?: string;
  readonly onlyNew?: boolean;
  /** Write a first file instead. */
  readonly init?: boolean;
  readonly out?: string;
}
