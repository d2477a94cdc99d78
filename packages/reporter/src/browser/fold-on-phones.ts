/** Where a window is as narrow as that of a phone. */
const narrow = '(max-width: 40rem)';

/**
 * Closes, on a phone, the parts of a report that say that all is well: their titles say so too. What is not whole, or does
 * not tie, stays open.
 */
export function foldOnPhones(): void {
  if (!matchMedia(narrow).matches) return;
  foldRows();
  for (const part of document.querySelectorAll<HTMLDetailsElement>('details.part[open]'))
    if (part.querySelector('.tag:not([data-value="true"], [data-value="complete"])') === null)
      part.open = false;
}

/** What makes a principal worth a whole card at once. */
const risky =
  '[data-value="off"], [data-value="left"], [data-value="unknown"], .tag[data-value="not-listed"]';

/** Shows of everybody the name, the standing and the second factor, and the rest at a button; all of who is risky. */
function foldRows(): void {
  for (const row of document.querySelectorAll<HTMLTableRowElement>('#population tbody tr')) {
    const name = row.querySelector('th');
    if (name === null || row.querySelector('.aside') === null) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'brief';
    const about = name.querySelector('bdi')?.textContent ?? '';
    const show = (isBrief: boolean): void => {
      row.toggleAttribute('data-brief', isBrief);
      button.textContent = isBrief ? 'more' : 'less';
      button.setAttribute('aria-expanded', String(!isBrief));
      button.setAttribute('aria-label', `${button.textContent} about ${about}`);
    };
    button.addEventListener('click', () => show(!row.hasAttribute('data-brief')));
    show(row.querySelector(risky) === null);
    name.prepend(button);
  }
}
