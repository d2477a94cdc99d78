/** What an answer rests on though Cloudflare documents it nowhere. */
export const assumptions = ['deny-overrides', 'access-defaults-to-allow'] as const;
export type Assumption = (typeof assumptions)[number];

/** What any of several answers rests on. */
export function mergeAssumptions(
  answers: readonly { readonly assumptions: readonly Assumption[] }[],
): readonly Assumption[] {
  return assumptions.filter((one) => answers.some((answer) => answer.assumptions.includes(one)));
}
