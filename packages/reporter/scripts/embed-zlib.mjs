// Puts zlib as WebAssembly into one text, which the renderer carries: it packs the same on every machine, and
// the zlib of Node does not. Its licences ask to go with it.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { resolve } = createRequire(import.meta.url);
const wasm = readFileSync(resolve('@zip.js/zip.js/dist/zip-module.wasm'));
const licence = readFileSync(join(dirname(resolve('@zip.js/zip.js/package.json')), 'LICENSE'), 'utf8');
writeFileSync(
  fileURLToPath(new URL('../src/render/packing/zlib.generated.ts', import.meta.url)),
  `/*
zlib (C) 1995-2024 Jean-loup Gailly and Mark Adler, compiled for zip.js:

${licence.trim()}
*/

/** What \`scripts/embed-zlib.mjs\` makes of the WebAssembly of zip.js. */
export const zlibModule: string = ${JSON.stringify(wasm.toString('base64'))};
`,
);
