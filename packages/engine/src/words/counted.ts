/** A count with its noun in the right number: "1 principal", "2 principals". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
