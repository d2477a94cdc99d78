import { anything, type RowReader, rowOf, type Text, text } from './field.ts';

/** A resource group, in the list or inside a policy. `scope` is an object, or a list of them in older schemas. */
export interface ResourceGroupRow {
  readonly id?: Text;
  readonly name?: Text;
  readonly scope?: unknown;
}

/** Reads what a row, or a reference in a policy, says of a resource group. */
export const readResourceGroupRow: RowReader<ResourceGroupRow> = rowOf<ResourceGroupRow>({
  id: text,
  name: text,
  scope: anything,
});
