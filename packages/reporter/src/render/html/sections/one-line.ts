/** A template that is written on many lines and is one: breaks and what they indent are no part of the page. */
export function oneLine(template: string): string {
  return template.trim().replaceAll(/\n */g, '');
}
