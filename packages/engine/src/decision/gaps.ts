import type { Gap } from '@grantlens/snapshot';

/** Gaps of several answers, each once, in order of id. */
export function mergeGaps(gaps: readonly Gap[]): readonly Gap[] {
  const byId = new Map(gaps.map((gap) => [gap.id, gap]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
