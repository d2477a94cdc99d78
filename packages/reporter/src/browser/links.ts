import { type PageKind, pageAddress, pageKinds } from './address.ts';
import { cellOf, type PageTable, textOf } from './data/page-table.ts';
import { zoneLinker } from './link-zones.ts';

/** Makes links of the names that rows have. */
export type Link = (within: ParentNode) => void;

/** Opens the linking of names: of what is marked as a name, and of zones wherever a sentence names one. */
export function openLink(tables: ReadonlyMap<string, PageTable>): Link {
  const linkZones = zoneLinker(tables.get('zones') ?? null);
  const kindOf = openKinds(tables.get('principals') ?? null);
  return (within) => {
    linkNames(within, kindOf);
    linkZones(within);
  };
}

/** Makes what is marked as somebody's or something's name a link to its page. Once made, a mark is gone. */
function linkNames(within: ParentNode, kindOf: KindOf): void {
  for (const mark of within.querySelectorAll<HTMLElement>('span[data-page]')) {
    const { page, key } = mark.dataset;
    mark.removeAttribute('data-page');
    if (key === undefined || key === '' || key === '*') continue;
    const kind = page === 'principal' ? kindOf(key) : page;
    if (!isPageKind(kind)) continue;
    const name = mark.querySelector('bdi') ?? mark;
    const link = document.createElement('a');
    link.href = pageAddress(kind, key);
    name.replaceWith(link);
    link.append(name);
  }
}

/** What somebody is of whom only the id is known. */
type KindOf = (id: string) => string | undefined;

/** Opens what principals are. Most pages never ask. */
function openKinds(principals: PageTable | null): KindOf {
  let kinds: ReadonlyMap<string, string> | null = null;
  return (id) => {
    if (principals === null) return undefined;
    kinds ??= new Map(
      Array.from({ length: principals.rows }, (_, row) => [
        textOf(cellOf(principals, row, 'id')),
        textOf(cellOf(principals, row, 'kind')),
      ]),
    );
    return kinds.get(id);
  };
}

function isPageKind(text: string | undefined): text is PageKind {
  return pageKinds.some((kind) => kind === text);
}
