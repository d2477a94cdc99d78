/** Characters written at once, at least: a call for every line would cost more than encoding it. */
const atOnce = 65_536;

/** Texts as UTF-8, put together to parts worth writing. A text ends where a character ends. */
export async function* utf8(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array, void, void> {
  const encoder = new TextEncoder();
  let waiting = '';
  for await (const text of texts) {
    waiting += text;
    if (waiting.length < atOnce) continue;
    yield encoder.encode(waiting);
    waiting = '';
  }
  if (waiting !== '') yield encoder.encode(waiting);
}
