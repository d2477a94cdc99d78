import type { Io } from '../io.ts';

/** The snapshot a question is about, as an option or the environment names it; null where neither does. */
export function snapshotPath(option: string | undefined, { env }: Pick<Io, 'env'>): string | null {
  return (option ?? env.GRANTLENS_SNAPSHOT) || null;
}
