import type { Problem } from '../wire/problem.ts';
import type { Walk } from './walk.ts';

/** What is known of a list before it is read. */
export interface Expectation {
  /** Whether the list has at least one row in every account. */
  readonly neverEmpty: boolean;
}

/** Why a walk that reached an end does not prove that all rows were seen; undefined when it does. */
export function doubtAbout(walk: Walk, { neverEmpty }: Expectation): Problem | undefined {
  const counted = walk.sheet.counted();
  const total = walk.totals.at(-1);
  const changed = walk.sheet.changedIds();
  if (walk.end === 'too-many-pages') {
    return { code: 'too-many-pages', message: `the list did not end within ${walk.pages} pages` };
  }
  if (walk.totals.length > 1) {
    const message = `the announced total changed while the pages were read (${walk.totals.join(', then ')})`;
    return { code: 'total-changed', message };
  }
  if (total !== undefined && total !== counted) {
    const repeated = walk.end === 'repeated-page' ? ', and then a page came again' : '';
    return { code: 'total-mismatch', message: `${total} rows were announced and ${counted} came${repeated}` };
  }
  if (total === undefined && walk.totalPages !== undefined && walk.pages < walk.totalPages) {
    const message = `${walk.totalPages} pages were announced and ${walk.pages} came`;
    return { code: 'pages-missing', message };
  }
  if (total === undefined && walk.pageSizes.length > 1) {
    return { code: 'page-size-changed', message: 'the size of the pages changed while they were read' };
  }
  if (total === undefined && walk.end === 'repeated-page' && walk.endsFull) {
    const message = 'a full page came again instead of the next one, so there may be rows that never came';
    return { code: 'page-repeated', message };
  }
  if (walk.pointsOn && total === undefined) {
    return {
      code: 'more-announced',
      message: 'the answer points to more rows by a cursor, which this list is not known for',
    };
  }
  if (total === undefined && walk.end === 'unpaged' && walk.pageSizes.length > 0 && walk.endsFull) {
    const message = 'a list without pages came as one full page, so there may be rows that never came';
    return { code: 'more-announced', message };
  }
  if (changed.length > 0) {
    const message = `rows changed while the pages were read, so they are there twice (${listed(changed)})`;
    return { code: 'rows-changed', message };
  }
  if (walk.sheet.repeated() > 0 || walk.isMixedUp) {
    const message = 'rows moved between pages while they were read, so some may have been missed';
    return { code: 'rows-moved', message };
  }
  if (neverEmpty && counted === 0) {
    return { code: 'nothing-listed', message: 'nothing is listed, and every account has at least one' };
  }
  return undefined;
}

function listed(ids: readonly string[]): string {
  const more = ids.length > 3 ? ` and ${ids.length - 3} more` : '';
  return `${ids.slice(0, 3).join(', ')}${more}`;
}
