import type { Listing } from '../lists/listing.ts';
import { randomOf, shuffled } from '../lists/order.ts';
import type { RowsFault } from './fault.ts';

/** The list with other rows, or with its rows in another order. The order depends on the occasion. */
export function withOtherRows(list: Listing, fault: RowsFault, occasion: string): Listing {
  const { count, rowAt } = list;
  switch (fault.kind) {
    case 'rows': {
      const { append } = fault;
      return {
        ...list,
        count: count + append.length,
        rowAt: (at) => (at < count ? rowAt(at) : append[at - count]),
      };
    }
    case 'order': {
      const places = shuffled([...Array(count).keys()], randomOf(`${fault.seed} ${occasion}`));
      return { ...list, rowAt: (at) => rowAt(places[at] ?? at) };
    }
  }
}
