/** A count with its noun in the right number: "1 principal", "2 principals". */
export function counted(count: number, one: string, many?: string): string {
  return `${count} ${nounOf(count, one, many)}`;
}

/** A noun in the number that its count asks for. */
export function nounOf(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? one : many;
}
