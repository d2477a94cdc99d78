/**
 * The e-mail addresses of a cell: also of `mailto:ada@…`, `Bo Reed <bo@…>`, lists, and with characters that
 * nobody sees. A placeholder such as `no_email@…` is not an address.
 */
export function addressesIn(cell: string): readonly string[] {
  const text = cell.normalize('NFKC').replace(/\p{Cf}/gu, '');
  const found = text.match(address) ?? [];
  return found
    .map((one) => one.replace(/^['.]+|['.]+$/g, ''))
    .filter((one) => /^[^@]+@[^@]/.test(one) && !isPlaceholder(one));
}

/** Whether a cell is of those that a column of addresses has: an address, or a placeholder for one. */
export function looksLikeAddress(cell: string): boolean {
  return (
    cell
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .search(address) >= 0
  );
}

/** Whether the address of a cell says that there is none. */
export function saysNoAddress(cell: string): boolean {
  return looksLikeAddress(cell) && addressesIn(cell).length === 0;
}

const address = /[^\s@<>()[\]{}",;:|\\]+@[^\s@<>()[\]{}",;:|\\?]+/gu;

function isPlaceholder(one: string): boolean {
  const local = one
    .slice(0, one.indexOf('@'))
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return placeholder.test(local);
}

const placeholder =
  /^(?:no(?:e?mail)(?:address)?|none|null|nil|na|notavailable|notapplicable|notprovided|unknown|missing|blank|dummy|placeholder|tbd|tbc|x{3,})\d*$/;
