import { writeBaton } from './baton.ts';
import type { ExchangeFormat } from './formats.ts';
import type { Handover } from './handover.ts';
import { writeOcsf } from './ocsf.ts';
import { writeOpengraph } from './opengraph.ts';
import { writeProbo } from './probo.ts';
import { writeSecureslate } from './secureslate.ts';
import { writeVanta } from './vanta.ts';

const writers: Readonly<Record<ExchangeFormat, (handover: Handover) => string | Iterable<string>>> = {
  vanta: writeVanta,
  probo: writeProbo,
  secureslate: writeSecureslate,
  baton: writeBaton,
  ocsf: writeOcsf,
  opengraph: writeOpengraph,
};

/** Writes an account in the form of another tool, UTF-8; what is large, in parts. */
export function writeExchange(handover: Handover, format: ExchangeFormat): Iterable<string> {
  const written = writers[format](handover);
  return typeof written === 'string' ? [written] : inBlocks(written);
}

/** Each part is written by itself, and a graph has hundreds of thousands of lines. */
function* inBlocks(parts: Iterable<string>): Generator<string, void, void> {
  const least = 2 ** 16;
  let block = '';
  for (const part of parts) {
    block += part;
    if (block.length < least) continue;
    yield block;
    block = '';
  }
  yield block;
}
