import { isEveryAddress } from '../account/address-block.ts';
import type { IpCondition } from '../account/principal.ts';
import { isObject } from '../json.ts';

/**
 * Reads the `condition` of a token: `{"request.ip": {"in": […], "not_in": […]}}`, all of it optional. Cloudflare's
 * client libraries spell the key `request_ip`.
 */
export function readIpCondition(condition: unknown): IpCondition {
  if (isAbsent(condition)) return anywhere;
  if (!isObject(condition)) return unreadable;
  const ip = condition['request.ip'] ?? condition.request_ip;
  if (isAbsent(ip)) return anywhere;
  if (!isObject(ip)) return unreadable;
  const named = ranges(ip.in);
  // A list that leaves nothing out says nothing.
  const allowed = named !== null && isEveryAddress(named) ? [] : named;
  const refused = ranges(ip.not_in);
  if (allowed === null || refused === null) return unreadable;
  return allowed.length + refused.length === 0 ? anywhere : { kind: 'ranges', in: allowed, notIn: refused };
}

const anywhere: IpCondition = { kind: 'anywhere' };
const unreadable: IpCondition = { kind: 'unreadable' };

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

/** Each once and in order; null where it is not a list of texts. */
function ranges(list: unknown): readonly string[] | null {
  if (isAbsent(list)) return [];
  if (!Array.isArray(list)) return null;
  const texts = list.filter((range) => typeof range === 'string');
  return texts.length === list.length ? [...new Set(texts)].sort() : null;
}
