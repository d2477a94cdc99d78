import type { FindingsAnswer } from '@grantlens/engine';

/** What an account adds to the counts over many, which `foundIn` reads. */
export function findingCounts({
  findings,
}: Pick<FindingsAnswer, 'findings'>): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  const add = (name: string, count: number) => counts.set(name, (counts.get(name) ?? 0) + count);
  for (const { id, severity, status, open, instances } of findings) {
    add(`open ${severity}`, open);
    add('waived', instances.length - open);
    const name = `${severity} ${id}`;
    add(`open: ${name}`, open);
    add(`accounts: ${name}`, open > 0 ? 1 : 0);
    add(`not evaluated: ${name}`, status === 'not-evaluated' ? 1 : 0);
  }
  return Object.fromEntries(counts);
}
