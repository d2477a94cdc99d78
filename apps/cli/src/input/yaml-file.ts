import { type ErrorCode, GrantlensError } from '@grantlens/snapshot';
import { readBytes } from './snapshot-file.ts';

/** A file a user writes by hand, and how it is read. */
export interface YamlFile<T> {
  readonly path: string;
  /** For messages: `the waivers`. */
  readonly what: string;
  /** Of what is wrong with its text. */
  readonly code: ErrorCode;
  readonly read: (parsed: unknown) => T;
}

/**
 * Reads a file in YAML or JSON.
 *
 * @throws GrantlensError with the file's name in its message
 */
export async function readYamlFile<T>({ path, what, code, read }: YamlFile<T>): Promise<T> {
  const text = Buffer.from(await readBytes(path, what)).toString('utf8');
  const { parse } = await import('yaml');
  try {
    return read(parsed(text, parse, code));
  } catch (error) {
    if (!(error instanceof GrantlensError)) throw error;
    throw new GrantlensError(error.code, `cannot use ${path}: ${error.message}`, { cause: error });
  }
}

function parsed(text: string, parse: (text: string) => unknown, code: ErrorCode): unknown {
  try {
    return parse(text);
  } catch (cause) {
    const [first] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    throw new GrantlensError(code, `it is neither YAML nor JSON: ${first}`, { cause });
  }
}
