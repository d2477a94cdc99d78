import { isObject } from '@grantlens/snapshot/internal';
import { wholeNumber } from './whole-number.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What an envelope would say. */
interface ScimAnswer {
  readonly success: boolean;
  readonly errors: readonly { readonly message: string }[];
  readonly result: unknown;
  readonly info: { readonly totalCount?: number };
}

/**
 * A list or an error in the form of RFC 7644, as an envelope; also where an envelope has the list in it. Undefined where
 * the body is neither.
 */
export function scimEnvelope(json: Fields): ScimAnswer | undefined {
  const { success, result } = json;
  if (typeof success === 'boolean') return success && isObject(result) ? listIn(result) : undefined;
  return listIn(json) ?? errorIn(json);
}

/** `Resources` may be left out where there are none. */
function listIn(body: Fields): ScimAnswer | undefined {
  const { Resources: resources, totalResults } = body;
  const total = wholeNumber(totalResults);
  if (!Array.isArray(resources) && !(total === 0 && (resources ?? null) === null)) return undefined;
  const info = total === undefined ? {} : { totalCount: total };
  return { success: true, errors: [], result: resources ?? [], info };
}

function errorIn({ detail, status }: Fields): ScimAnswer | undefined {
  if (typeof detail !== 'string' || status === undefined) return undefined;
  return { success: false, errors: [{ message: detail }], result: undefined, info: {} };
}
