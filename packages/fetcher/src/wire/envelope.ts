import {
  deepestNesting,
  findRepeatedKey,
  isDeeperThan,
  isObject,
  parsedKeys,
  repeatedKeyWords,
  scanJson,
} from '@grantlens/snapshot/internal';
import { scimEnvelope } from './scim-envelope.ts';
import { wholeNumber } from './whole-number.ts';

/** What an answer says about its pages; whatever it does not say, or not as a whole number, is absent. */
export interface ResultInfo {
  readonly perPage?: number;
  readonly totalCount?: number;
  readonly totalPages?: number;
  /** What to ask for the next page with, where it says so. */
  readonly cursor?: string;
  /** Whether it points to more rows in a way that pages cannot reach (a cursor). */
  readonly hasMore?: true;
}

/** One complaint of the API. */
export interface ApiError {
  readonly code?: number;
  readonly message: string;
  /** The field of the request that it is about, as a JSON pointer. */
  readonly pointer?: string;
}

/** The wrapping of every answer: `{ success, errors, result, result_info }`. */
export interface Envelope {
  readonly success: boolean;
  readonly errors: readonly ApiError[];
  /** `undefined` when the answer has none. */
  readonly result: unknown;
  readonly info: ResultInfo;
}

/** An envelope, or why the body is not one. */
export type EnvelopeReading =
  | { readonly kind: 'envelope'; readonly envelope: Envelope }
  | { readonly kind: 'cut-short' }
  | { readonly kind: 'not-one'; readonly why: string };

/**
 * Values in one answer, at most. Real ones take thirty bytes each; tens of millions of `{}` are within the limit of
 * bytes, and would take more memory and time than there is.
 */
const mostValues = 2_000_000;

/** Rows in one answer, at most. */
const mostRows = 250_000;

/**
 * Reads a body. Nothing is believed that is not there: only `success: true` is success. A body of the form `scim` may be
 * a list of SCIM without an envelope, or one inside it.
 */
export function readEnvelope(body: Uint8Array, form?: 'scim'): EnvelopeReading {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return { kind: 'not-one', why: 'it is not UTF-8 text' };
  }
  const { keys, values } = scanJson(body);
  if (values > mostValues) return { kind: 'not-one', why: 'it has too many values' };
  const begun = text.trimStart().slice(0, 1);
  if (begun === '') return { kind: 'not-one', why: 'it is empty' };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    if (begun === '{') return { kind: 'cut-short' };
    return { kind: 'not-one', why: begun === '<' ? 'it is a web page' : 'it is not JSON' };
  }
  if (isDeeperThan(json, deepestNesting)) return { kind: 'not-one', why: 'it is nested too deeply' };
  // When a key has two values, another reader would take the other.
  const repeatedKey = keys === parsedKeys(json) ? null : findRepeatedKey(body);
  if (repeatedKey !== null) return { kind: 'not-one', why: repeatedKeyWords(repeatedKey) };
  if (!isObject(json)) return { kind: 'not-one', why: 'it is not an object' };
  const scim = form === 'scim' ? scimEnvelope(json) : undefined;
  if (scim !== undefined) return enveloped(scim);
  if (typeof json.success !== 'boolean') return { kind: 'not-one', why: 'it does not say whether it worked' };
  const { success, result } = json;
  return enveloped({ success, errors: errorsOf(json.errors), result, info: infoOf(json.result_info) });
}

function enveloped(envelope: Envelope): EnvelopeReading {
  const { result } = envelope;
  if (Array.isArray(result) && result.length > mostRows)
    return { kind: 'not-one', why: 'it has too many rows' };
  return { kind: 'envelope', envelope };
}

/** Older answers put the reason proper in an `error_chain` below the error; it follows the error here. */
function errorsOf(raw: unknown): readonly ApiError[] {
  if (!Array.isArray(raw)) return [];
  return raw.filter(isObject).flatMap((error) => {
    const code = wholeNumber(error.code);
    const pointer = isObject(error.source) ? error.source.pointer : undefined;
    const own: ApiError = {
      ...(code !== undefined && { code }),
      message: typeof error.message === 'string' ? error.message : '',
      ...(typeof pointer === 'string' && pointer !== '' && { pointer }),
    };
    return [own, ...errorsOf(error.error_chain)];
  });
}

function infoOf(raw: unknown): ResultInfo {
  if (!isObject(raw)) return {};
  const perPage = wholeNumber(raw.per_page);
  const totalCount = wholeNumber(raw.total_count);
  const totalPages = wholeNumber(raw.total_pages);
  return {
    ...(perPage && { perPage }),
    ...(totalCount !== undefined && { totalCount }),
    ...(totalPages !== undefined && { totalPages }),
    ...(typeof raw.cursor === 'string' && raw.cursor !== '' && { cursor: raw.cursor }),
    ...(pointsOn(raw) && { hasMore: true }),
  };
}

/** No list with page numbers is documented with a cursor; one that has a cursor says that there is more. */
function pointsOn(raw: Readonly<Record<string, unknown>>): boolean {
  const after = isObject(raw.cursors) ? raw.cursors.after : undefined;
  return [raw.cursor, after, raw.next_page_token].some((mark) => typeof mark === 'string' && mark !== '');
}
