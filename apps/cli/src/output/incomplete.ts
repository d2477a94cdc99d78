import { gapWords } from '@grantlens/engine/internal';
import type { Gap } from '@grantlens/snapshot';

/** More of them would hide the answer. */
const most = 10;

/** What was not seen, in lines for standard error; none where the answer is complete. `where` is where all of it is. */
export function incompleteLines(
  { complete, gaps }: { readonly complete: boolean; readonly gaps: readonly Gap[] },
  where = 'they are in the answer as -o json',
): readonly string[] {
  if (complete) return [];
  if (gaps.length === 0) return ['not seen: something that the answer rests on'];
  const lines = gaps.slice(0, most).map((gap) => `not seen: ${gapWords(gap)}`);
  const rest = gaps.length - lines.length;
  return rest === 0 ? lines : [...lines, `not seen: ${rest} more; ${where}`];
}
