import { Refusal } from '../errors.ts';
import type { Listing, ShownInfo } from '../lists/listing.ts';
import type { PagesFault } from './fault.ts';

/** The list with other pages than a caller asks for. */
export function withOtherPages(list: Listing, fault: PagesFault): Listing {
  switch (fault.kind) {
    case 'page-size':
      return withSmallPages(list, fault);
    case 'refused-page-size':
      return {
        ...list,
        rowsPerPage: (asked) => {
          if (asked !== undefined && asked > fault.most) {
            throw new Refusal(fault.status, 1001, `per_page must not be above ${fault.most}`);
          }
          return Math.min(fault.most, list.rowsPerPage(asked));
        },
      };
    case 'same-page':
      return turning(list, fault.says, () => 1);
    case 'repeat-last':
      return turning(list, fault.says, (page, last) => Math.min(page, last));
    case 'refused-past-end':
      return turning(list, 'the-truth', (page, last) => {
        if (page > last) throw new Refusal(fault.status, 1001, `there is no page ${page}`);
        return page;
      });
  }
}

function withSmallPages(list: Listing, { most, says }: Extract<PagesFault, { kind: 'page-size' }>): Listing {
  const { rowsPerPage, info } = list;
  return {
    ...list,
    rowsPerPage: (asked) => Math.min(most, rowsPerPage(asked)),
    info: (truth, asked) => {
      const shown = info(truth, asked);
      if (says === 'the-truth' || shown === undefined) return shown;
      if (says === 'what-was-asked') return { ...shown, per_page: rowsPerPage(asked.perPage) };
      const { per_page, ...others } = shown;
      return others;
    },
  };
}

function turning(
  list: Listing,
  says: 'the-truth' | 'what-was-asked' | undefined,
  turnTo: Listing['turnTo'],
): Listing {
  const info: Listing['info'] = (truth, asked): ShownInfo => {
    const shown = list.info(truth, asked);
    return says === 'what-was-asked' && shown ? { ...shown, page: asked.page } : shown;
  };
  return { ...list, info, turnTo: (page, last) => turnTo(list.turnTo(page, last), last) };
}
