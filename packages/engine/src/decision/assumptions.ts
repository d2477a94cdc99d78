import type { Policy } from '@grantlens/snapshot';

/** What an answer rests on though Cloudflare documents it nowhere. */
export const assumptions = ['deny-overrides', 'access-defaults-to-allow'] as const;
/** One of the assumptions that an answer can rest on. */
export type Assumption = (typeof assumptions)[number];

/** What any of several answers rests on. */
export function mergeAssumptions(
  answers: readonly { readonly assumptions: readonly Assumption[] }[],
): readonly Assumption[] {
  return assumptions.filter((one) => answers.some((answer) => answer.assumptions.includes(one)));
}

/** What rests on these policies, or on grants of them. */
export function assumptionsOf(
  parts: readonly Pick<Policy, 'effect' | 'effectAssumed'>[],
): readonly Assumption[] {
  const rests: Readonly<Record<Assumption, boolean>> = {
    'deny-overrides': parts.some(({ effect }) => effect === 'deny'),
    'access-defaults-to-allow': parts.some(({ effectAssumed }) => effectAssumed),
  };
  return assumptions.filter((one) => rests[one]);
}
