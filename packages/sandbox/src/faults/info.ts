import type { Listing, ToldInfo } from '../lists/listing.ts';
import type { InfoFault } from './fault.ts';

/** The list with something else said of its pages. Where nothing is said, nothing is. */
export function withOtherInfo(list: Listing, fault: InfoFault): Listing {
  if (fault.kind === 'no-info') return { ...list, tell: () => undefined };
  const { count, pages } = fault.says;
  return {
    ...list,
    tell: (truth, asked) => {
      const told = list.tell(truth, asked);
      return told && replaced(replaced(told, 'total_count', count), 'total_pages', pages);
    },
  };
}

function replaced(
  told: NonNullable<ToldInfo>,
  name: 'total_count' | 'total_pages',
  value: number | string | null | undefined,
): NonNullable<ToldInfo> {
  if (value === undefined) return told;
  const { [name]: _, ...others } = told;
  return value === null ? others : { ...told, [name]: value };
}
