/** Numbers as bytes: of all of them the lowest byte, then of all the next. What is alike stands together, and packs well. */
export function inPlanes(numbers: Uint8Array | Uint16Array | Uint32Array): Uint8Array {
  const { length, BYTES_PER_ELEMENT: width } = numbers;
  const bytes = new Uint8Array(length * width);
  for (let plane = 0; plane < width; plane++)
    for (let at = 0; at < length; at++) bytes[plane * length + at] = (numbers[at] ?? 0) >>> (plane * 8);
  return bytes;
}
