/** Lets the keyboard reach what scrolls sideways in a narrow window, as long as it does. */
export function reachByKeyboard(): void {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) mark(target as HTMLElement);
  });
  const watch = (within: ParentNode): void => {
    for (const element of within.querySelectorAll('.table:not(.large), .picture')) observer.observe(element);
  };
  watch(document);
  // Pages within the page come and go.
  new MutationObserver(() => {
    for (const page of document.querySelectorAll('.dossier')) watch(page);
  }).observe(document.body, { childList: true, subtree: true });
}

function mark(element: HTMLElement): void {
  if (element.scrollWidth <= element.clientWidth) {
    element.removeAttribute('tabindex');
    return;
  }
  const name = element.querySelector('caption, title')?.textContent ?? 'More to the side';
  element.tabIndex = 0;
  element.setAttribute('role', 'region');
  element.setAttribute('aria-label', name);
}
