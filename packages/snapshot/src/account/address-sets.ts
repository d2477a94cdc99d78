import { type AddressBlock, readBlock } from './address-block.ts';
import type { IpCondition } from './principal.ts';

type Ranges = Extract<IpCondition, { readonly kind: 'ranges' }>;

/** The addresses of one family that begin with some bits, as a condition sees them. */
interface Part {
  /** What of the part is named, and what is refused: prefixes that begin with the bits of the part. */
  readonly named: readonly string[];
  readonly refused: readonly string[];
}

/**
 * Whether everywhere a condition lets a token be used another one does too; null where one of them cannot be
 * read.
 */
export function isWithin(a: IpCondition, b: IpCondition): boolean | null {
  const [one, other] = [partsOf(a), partsOf(b)];
  if (one === null || other === null) return null;
  return isPartWithin(one.v4, other.v4, 0) && isPartWithin(one.v6, other.v6, 0);
}

function partsOf(condition: IpCondition): { readonly v4: Part; readonly v6: Part } | null {
  if (condition.kind === 'unreadable') return null;
  const { in: named, notIn: refused }: Omit<Ranges, 'kind'> =
    condition.kind === 'anywhere' ? { in: [], notIn: [] } : condition;
  const [allowing, refusing] = [blocksOf(named), blocksOf(refused)];
  if (allowing === null || refusing === null) return null;
  const partOf = (length: number): Part => ({
    named: named.length === 0 ? [''] : prefixesOf(allowing, length),
    refused: prefixesOf(refusing, length),
  });
  return { v4: partOf(32), v6: partOf(128) };
}

function blocksOf(ranges: readonly string[]): readonly AddressBlock[] | null {
  const blocks = ranges.flatMap((text) => readBlock(text) ?? []);
  return blocks.length === ranges.length ? blocks : null;
}

function prefixesOf(blocks: readonly AddressBlock[], length: number): readonly string[] {
  return blocks.filter(({ bits }) => bits.length === length).map(({ bits, prefix }) => bits.slice(0, prefix));
}

/** Halves the part until a condition says the same of all of it; `depth` bits are looked at. */
function isPartWithin(a: Part, b: Part, depth: number): boolean {
  const [one, other] = [stateOf(a, depth), stateOf(b, depth)];
  if (one === 'none' || other === 'all') return true;
  if (one === 'all' && other === 'none') return false;
  return (['0', '1'] as const).every((bit) =>
    isPartWithin(half(a, depth, bit), half(b, depth, bit), depth + 1),
  );
}

function stateOf({ named, refused }: Part, depth: number): 'all' | 'none' | 'some' {
  const isWhole = (prefixes: readonly string[]) => prefixes.some(({ length }) => length <= depth);
  if (named.length === 0 || isWhole(refused)) return 'none';
  return isWhole(named) && refused.length === 0 ? 'all' : 'some';
}

/** What is shorter than the part covers both halves of it. */
function half({ named, refused }: Part, depth: number, bit: '0' | '1'): Part {
  const isIn = (prefix: string) => prefix.length <= depth || prefix[depth] === bit;
  return { named: named.filter(isIn), refused: refused.filter(isIn) };
}
