/** Where something stands in a file: from 1, columns in Unicode characters. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a file, and where. */
export interface Fault extends Position {
  /** As whoever gave the file calls it. */
  readonly file: string;
  /** One sentence fragment: what is wrong, and what comes nearest. */
  readonly what: string;
}

/** Takes down what is wrong at a place of the file that is being read. */
export type Blame = (at: Position, what: string) => void;

/** `FILE:LINE:COLUMN: sentence`, as editors and compilers write it. */
export function faultLine({ file, line, column, what }: Fault): string {
  return `${file}:${line}:${column}: ${what}`;
}
