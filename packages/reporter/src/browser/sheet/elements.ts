/** An element of the page by its id; the page is written with all that the script asks for. */
export function element<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found as T;
}

/** An element with some text in it: texts of the account never become markup. */
export function textElement(tag: string, text: string, value?: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  if (value !== undefined) {
    made.className = 'tag';
    made.dataset.value = value;
  }
  return made;
}
