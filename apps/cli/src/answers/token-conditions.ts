import { printable } from '@grantlens/engine/internal';
import type { Token } from '@grantlens/snapshot';
import type { Row } from '../output/records.ts';

/** From which addresses a token works: `{ kind, in?, notIn? }`. */
export function addressesRecord({ ipCondition }: Token): Row {
  return ipCondition.kind === 'ranges'
    ? { kind: 'ranges', in: ipCondition.in, notIn: ipCondition.notIn }
    : { kind: ipCondition.kind };
}

/** From which addresses a token works, a line each. */
export function addressWords({ ipCondition }: Token): readonly string[] {
  if (ipCondition.kind === 'anywhere') return ['anywhere'];
  if (ipCondition.kind === 'unreadable') return ['a condition that cannot be read'];
  return [...ipCondition.in, ...ipCondition.notIn.map((one) => `not ${one}`)].map(printable);
}
