import * as z from 'zod/mini';
import { type ErrorCode, GrantlensError } from '../errors.ts';
import { english } from './english.ts';

/**
 * The first thing that is wrong, and where: `waivers.0.expires: must be a day`; `whole` names what has no
 * place in it.
 */
export function whereIn(
  { issues: [issue] }: Pick<z.core.$ZodError, 'issues'>,
  whole: string = 'the file',
): string {
  const where = issue === undefined || issue.path.length === 0 ? whole : issue.path.map(String).join('.');
  return `${where}: ${issue?.message ?? 'unreadable'}`;
}

/** The form of a file that a user writes in YAML or JSON: a format, a version, and one list. */
export interface FileForm<Row> {
  readonly schema: z.ZodMiniType;
  /**
   * Reads a parsed file of this form.
   *
   * @throws GrantlensError with the code of the form, naming the first place that is wrong
   */
  readonly read: (file: unknown) => readonly Row[];
}

/** A form by the `format` that its files name, the name and schema of its list, and the code of its errors. */
export function fileForm<Row>({
  format,
  list,
  rows,
  code,
}: {
  readonly format: string;
  readonly list: string;
  readonly rows: z.ZodMiniType<readonly Row[]>;
  readonly code: ErrorCode;
}): FileForm<Row> {
  const schema = z.strictObject({ format: z.literal(format), version: z.literal(1), [list]: rows });
  return {
    schema,
    read: (file) => {
      const read = schema.safeParse(file, english);
      if (!read.success) throw new GrantlensError(code, whereIn(read.error));
      return read.data[list] as readonly Row[];
    },
  };
}
