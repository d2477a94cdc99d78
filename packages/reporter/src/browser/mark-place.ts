/** Marks in the list of sections which of them is read. */
export function markPlace(): void {
  const items = new Map<Element, Element>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.rail li a')) {
    const target = document.getElementById(link.hash.slice(1))?.closest('section, header');
    const item = link.closest('li');
    if (target && item) items.set(target, item);
  }
  const seen = new Set<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      const first = [...items.keys()].find((section) => seen.has(section));
      for (const [section, item] of items) {
        if (section === first) item.setAttribute('aria-current', 'true');
        else item.removeAttribute('aria-current');
      }
    },
    // The upper third of the window is where people read.
    { rootMargin: '-12% 0px -66% 0px' },
  );
  for (const section of items.keys()) observer.observe(section);
}
