import { counted } from '@grantlens/engine/internal';
import { addTo } from '@grantlens/snapshot/internal';
import type { Cut } from './excepted-part.ts';
import { andList } from './lists.ts';

/**
 * The picture of who reaches what, in words: first each principal with its paths, then what each path leads to, then
 * where each permission group is held.
 */
export function reachSentences(nodes: readonly DrawnNode[], links: readonly DrawnLink[]): readonly string[] {
  const named = new Map(nodes.map((node) => [node.id, node]));
  const leaving = new Map<string, Leaving[]>();
  for (const link of links) {
    const to = named.get(link.to);
    if (to !== undefined) addTo(leaving, link.from, { link, to });
  }
  return nodes.map((node) => {
    const parts = leaving.get(node.id) ?? [];
    switch (node.column) {
      case 'who':
        return whoSentence(node, parts);
      case 'way':
        return waySentence(node, parts);
      case 'what':
        return `${quoted(node)} ${node.unites > 1 ? 'are' : 'is'} held ${node.detail} by ${counted(node.principals, 'principal')}.`;
    }
  });
}

/** Who, a path or a permission group, as the picture has it. */
interface DrawnNode {
  readonly id: string;
  readonly column: 'who' | 'way' | 'what';
  readonly name: string;
  readonly way: 'direct' | 'group' | null;
  /** How many of its kind it represents. */
  readonly unites: number;
  readonly isAlone: boolean;
  readonly detail: string | null;
  readonly principals: number;
}

/** What leads from one to another. */
interface DrawnLink {
  readonly from: string;
  readonly to: string;
  readonly principals: number;
  readonly unknown: number;
  readonly cut: Cut;
}

interface Leaving {
  readonly link: DrawnLink;
  readonly to: DrawnNode;
}

/** `Third-party members (4): 3 directly and 2 through “Network Operations”.` */
function whoSentence(
  { name, detail, isAlone, principals: all }: DrawnNode,
  parts: readonly Leaving[],
): string {
  const inBrackets = [...(isAlone ? [] : [String(all)]), ...(detail === null ? [] : [detail])].join(', ');
  const ways = parts.map(({ link, to }) => `${isAlone ? '' : `${link.principals} `}${by(to)}${doubt(link)}`);
  return `${name}${inBrackets === '' ? '' : ` (${inBrackets})`}: ${andList(ways)}.`;
}

/** `Through “Network Operations”, 5 principals reach “DNS” (5) and “Cache Purge” (4).` */
function waySentence(node: DrawnNode, parts: readonly Leaving[]): string {
  const reached = parts.map(
    ({ link, to }) => `${quoted(to)} (${link.principals}${exceptions(link)}${doubt(link)})`,
  );
  const verb = node.principals === 1 ? 'reaches' : 'reach';
  return `${upperFirst(by(node))}, ${counted(node.principals, 'principal')} ${verb} ${andList(reached)}.`;
}

function by(node: DrawnNode): string {
  return node.way === 'direct' ? 'directly' : `through ${quoted(node)}`;
}

/** A name as others gave it is not to be taken for our words. */
function quoted({ name, unites }: DrawnNode): string {
  return unites > 1 ? name : `“${name}”`;
}

function exceptions({ cut }: DrawnLink): string {
  if (cut === 'none') return '';
  return cut === 'all' ? ', with exceptions' : ', some with exceptions';
}

function doubt({ principals: all, unknown }: DrawnLink): string {
  if (unknown === 0) return '';
  return unknown === all ? ', not certain' : `, not certain for ${unknown}`;
}

/** How many principals a band of the picture carries: `5 principals, 2 of them not active, not certain for 1`. */
export function linkWords({
  principals,
  active,
  unknown,
}: Pick<DrawnLink, 'principals' | 'unknown'> & { readonly active: number }): string {
  const asleep = active === 0 ? ', not active' : `, ${principals - active} of them not active`;
  const unsure = unknown === principals ? ', not certain' : `, not certain for ${unknown}`;
  const count = counted(principals, 'principal');
  return `${count}${active === principals ? '' : asleep}${unknown === 0 ? '' : unsure}`;
}

function upperFirst(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** What the numbers of the picture count. */
export const reachCounts =
  'The thickness of a band is the number of distinct principals in it; a principal with two paths to the same thing is in both. What a deny takes away completely is left out.';
