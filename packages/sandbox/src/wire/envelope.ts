import type { Refusal } from '../errors.ts';
import type { ShownInfo } from '../lists/listing.ts';

/** The wrapping of an answer that worked. */
export function success(result: unknown, info: ShownInfo): Readonly<Record<string, unknown>> {
  return { result, success: true, errors: [], messages: [], ...(info && { result_info: info }) };
}

/** The wrapping of an answer that did not. */
export function failure(
  refusal: Pick<Refusal, 'code' | 'message'> & Partial<Pick<Refusal, 'documentation' | 'pointer'>>,
): Readonly<Record<string, unknown>> {
  const documentation = refusal.documentation && { documentation_url: refusal.documentation };
  const source = refusal.pointer && { source: { pointer: refusal.pointer } };
  return {
    success: false,
    errors: [{ code: refusal.code, message: refusal.message, ...documentation, ...source }],
    messages: [],
    result: null,
  };
}
