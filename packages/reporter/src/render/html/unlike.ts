/** What a block of a template is filled by. */
interface Block {
  readonly fn: (context: unknown) => string;
}

/**
 * Fills a block where a value is not the usual one: `{{#unlike privileged "no"}}…{{/unlike}}`. What nearly every row
 * would say is left out of the page, not hidden in it.
 */
export function unlike(this: unknown, value: unknown, usual: string, { fn }: Block): string {
  return String(value) === usual ? '' : fn(this);
}
