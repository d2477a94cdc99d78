import type { Listing, ShownInfo } from '../lists/listing.ts';
import type { InfoFault } from './fault.ts';

/** The list with something else said of its pages. Where nothing is said, nothing is. */
export function withOtherInfo(list: Listing, fault: InfoFault): Listing {
  if (fault.kind === 'no-info') return { ...list, info: () => undefined };
  const { count, pages } = fault.says;
  return {
    ...list,
    info: (truth, asked) => {
      const shown = list.info(truth, asked);
      return shown && replaced(replaced(shown, 'total_count', count), 'total_pages', pages);
    },
  };
}

function replaced(
  shown: NonNullable<ShownInfo>,
  name: 'total_count' | 'total_pages',
  value: number | string | null | undefined,
): NonNullable<ShownInfo> {
  if (value === undefined) return shown;
  const { [name]: _, ...others } = shown;
  return value === null ? others : { ...shown, [name]: value };
}
