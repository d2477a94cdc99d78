import { type PageKind, pageAddress, pageKinds } from './address.ts';
import type { PageTable } from './data/page-table.ts';
import { zoneLinker } from './link-zones.ts';

/** Makes links of the names that rows have. */
export type Link = (within: ParentNode) => void;

/** Opens the linking of names: of what is marked as a name, and of zones wherever a sentence names one. */
export function openLink(zones: PageTable | null): Link {
  const linkZones = zoneLinker(zones);
  return (within) => {
    linkNames(within);
    linkZones(within);
  };
}

/** Makes what is marked as somebody's or something's name a link to its page. Once made, a mark is gone. */
function linkNames(within: ParentNode): void {
  for (const mark of within.querySelectorAll<HTMLElement>('span[data-page]')) {
    const { page, key } = mark.dataset;
    mark.removeAttribute('data-page');
    if (key === undefined || key === '' || key === '*' || !isPageKind(page)) continue;
    const name = mark.querySelector('bdi') ?? mark;
    const link = document.createElement('a');
    link.href = pageAddress(page, key);
    name.replaceWith(link);
    link.append(name);
  }
}

function isPageKind(text: string | undefined): text is PageKind {
  return pageKinds.some((kind) => kind === text);
}
