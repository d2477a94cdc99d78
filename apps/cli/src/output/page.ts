/** What text for people is written on. */
export interface Page {
  /** How many characters a line has; undefined where lines may have any length, as in a pipe. */
  readonly columns: number | undefined;
  readonly hasColours: boolean;
}

/** A pipe, a file, or whatever else is not a terminal. */
export const endlessPage: Page = { columns: undefined, hasColours: false };

/** What standard output is as far as it says. */
export interface OutputStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/**
 * The page that standard output is. `COLUMNS` goes before the width of the terminal; `NO_COLOR` before
 * `FORCE_COLOR`, and that before what the terminal is.
 */
export function pageOf(stream: OutputStream, env: Readonly<Record<string, string | undefined>>): Page {
  const isTerminal = stream.isTTY === true;
  const asked = /^[1-9]\d{0,4}$/.test(env.COLUMNS ?? '') ? Number(env.COLUMNS) : undefined;
  // A terminal that does not know its width says 0.
  const own = isTerminal && stream.columns !== undefined && stream.columns > 0 ? stream.columns : undefined;
  return { columns: asked ?? own, hasColours: hasColours(isTerminal, env) };
}

function hasColours(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  if (isSet(env.NO_COLOR)) return false;
  if (isSet(env.FORCE_COLOR)) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return isTerminal && env.TERM !== 'dumb';
}

/** An empty value means the same as none. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
