/** A cell without what nobody sees, and null where it only says that there is nothing: blank, `N/A`, `-`, `none`. */
export function shownText(cell: string | undefined): string | null {
  const text = (cell ?? '').replace(/\s+/g, ' ').trim();
  return nothing.test(text.replace(/\p{Cf}/gu, '').trim()) ? null : text;
}

const nothing =
  /^(?:|[-–—_.?*]+|\[\]|\{\}|#?n[/.]?a\.?|none|null|nil|not (?:available|applicable)|<null>|\(blank\))$/i;
