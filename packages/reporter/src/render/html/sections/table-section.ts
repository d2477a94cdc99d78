import type { TableName } from '../../../model/tables/tables.ts';
import type { EvidencedSection } from '../../../words/controls.ts';

/** A section of the page whose rows are those of one table. All of it but `table` and `id` are handlebars templates. */
export interface TableSection {
  readonly table: TableName;
  /** Of the section, where links lead. */
  readonly id: EvidencedSection;
  readonly title: string;
  /** What stands between the heading and the table. */
  readonly lead: string;
  /** The caption, without the count that follows it. */
  readonly caption: string;
  /** What says how wide the columns are: the header, or what is in them. */
  readonly widths: 'fixed' | 'auto';
  /** The cells of the header; `data-sort` names the column by which a cell sorts. */
  readonly head: string;
  /** One row; the same on the page as it is written and where a script draws it. */
  readonly row: string;
  /** In place of the table where it has no rows. */
  readonly none: string;
  /** What a script can narrow the table by, besides searching all of it. */
  readonly filters?: string;
}
