/** Whether exceptions leave only a part of it: to nobody, to some who have it, or to all. */
export type Cut = 'none' | 'some' | 'all';

/** What is reached, where exceptions leave a part of it. What matters comes first: the end of a label is cut off. */
export function partWords(
  { name, unites }: { readonly name: string; readonly unites: number },
  cut: Cut,
): string {
  if (cut === 'none') return name;
  if (unites > 1) return `${name}, ${cut === 'all' ? 'in part' : 'some in part'}`;
  return `${cut === 'all' ? 'Part of' : 'All or part of'} ${name}`;
}
