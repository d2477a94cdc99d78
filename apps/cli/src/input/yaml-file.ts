import { type ErrorCode, GrantlensError } from '@grantlens/snapshot';
import { type NamedBytes, naming } from './named-bytes.ts';

/** How a file that a user writes by hand is read. */
export interface YamlForm<T> {
  /** Of what is wrong with its text. */
  readonly code: ErrorCode;
  readonly read: (parsed: unknown) => T;
}

/**
 * Reads what a file in YAML or JSON says.
 *
 * @throws GrantlensError with the file's name in its message
 */
export async function readYaml<T>({ path, bytes }: NamedBytes, { code, read }: YamlForm<T>): Promise<T> {
  const text = Buffer.from(bytes).toString('utf8');
  const { parse } = await import('yaml');
  return naming(path, () => read(parsed(text, parse, code)));
}

function parsed(text: string, parse: (text: string) => unknown, code: ErrorCode): unknown {
  try {
    return parse(text);
  } catch (cause) {
    const [first] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    throw new GrantlensError(code, `it is neither YAML nor JSON: ${first}`, { cause });
  }
}
