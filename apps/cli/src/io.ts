import type { Page } from './output/page.ts';

/** Everything the program touches of the world besides files and the network: one seam, so that tests can stand in. */
export interface Io {
  readonly out: (text: string) => void;
  /** Settles when standard output takes more. */
  readonly taken?: () => Promise<void>;
  readonly err: (text: string) => void;
  /** How wide standard output is and whether it shows colours; without it neither is known. */
  readonly page?: Page;
  /** Standard error, where it is a terminal: for what is drawn over again. */
  readonly errTerminal?: NodeJS.WriteStream | undefined;
  /** The settings file in force, where there is one. */
  readonly settings?: { readonly path: string; readonly digest: string };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** All of standard input, for `--token-file -`. */
  readonly readInput: () => Promise<string>;
  /** Aborted on Ctrl-C. Code that reads it must end soon after. */
  readonly signal: AbortSignal;
  readonly isInterrupted: () => boolean;
  /** Aborted when standard output takes nothing more, as on a full disk; a reader that has left is not such a case. */
  readonly outputFailed?: AbortSignal;
}
