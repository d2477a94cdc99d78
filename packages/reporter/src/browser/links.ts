import { type PageKind, pageAddress, pageKinds } from './address.ts';

/** Makes what is marked as somebody's or something's name a link to its page. Once made, a mark is gone. */
export function linkNames(within: ParentNode): void {
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
