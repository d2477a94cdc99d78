import { cursorOf, type LogPage } from '../audit/log-page.ts';
import { invalid } from '../errors.ts';
import { randomOf, shuffled } from '../lists/order.ts';
import type { LogFault, RowsFault } from './fault.ts';

/** The page of a log that is not what it should be. Lists with page numbers know nothing of it. */
export function withOtherLog(page: LogPage, fault: LogFault | RowsFault, occasion: string): LogPage {
  const { rows, start, limit } = page;
  const { count, rowAt } = rows;
  switch (fault.kind) {
    case 'repeated-cursor':
      return { ...page, cursorAt: () => cursorOf(limit) };
    case 'endless-log':
      return {
        ...page,
        rows: { count: start + limit, rowAt: (at) => (count === 0 ? undefined : rowAt(at % count)) },
        cursorAt: cursorOf,
      };
    case 'refused-cursor':
      if (start === fault.from) throw invalid('the cursor has expired');
      return page;
    case 'overlap':
      return { ...page, start: Math.max(0, start - fault.rows) };
    case 'rows': {
      const { append } = fault;
      const all = {
        count: count + append.length,
        rowAt: (at: number) => (at < count ? rowAt(at) : append[at - count]),
      };
      return { ...page, rows: all, cursorAt: (end) => (end < all.count ? cursorOf(end) : '') };
    }
    case 'order': {
      const length = Math.max(0, Math.min(limit, count - start));
      const places = shuffled([...Array(length).keys()], randomOf(`${fault.seed} ${occasion}`));
      return { ...page, rows: { count, rowAt: (at) => rowAt(start + (places[at - start] ?? at - start)) } };
    }
  }
}
