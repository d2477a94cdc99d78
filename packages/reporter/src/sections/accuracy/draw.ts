import { sha256 } from '@grantlens/snapshot/internal';

/** The nth number drawn for a purpose, below a limit. */
export type Draw = (purpose: string, n: number, below: number) => number;

/** Numbers from a seed, which anybody can draw again with nothing but SHA-256. */
export function openDraw(seed: string): Draw {
  return (purpose, n, below) => Number.parseInt(sha256(`${seed} ${purpose} ${n}`).slice(0, 12), 16) % below;
}

/** Places in a list, each once, in the order in which they are drawn; all of a list that has no more. */
export function drawPlaces(draw: Draw, purpose: string, length: number, most: number): readonly number[] {
  if (length <= most) return Array.from({ length }, (_, at) => at);
  const drawn = new Set<number>();
  for (let n = 1; drawn.size < most; n++) drawn.add(draw(purpose, n, length));
  return [...drawn];
}
