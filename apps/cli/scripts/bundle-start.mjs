// Puts the way into the program, with what answers `can` from an index, into one file: a hundred small modules take
// longer to load than such an answer takes, and so does getting ready for modules of the newer kind. What may be
// wanted later is loaded later, and what is not ours stays outside.
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const ours = /^([./]|#platform$|@grantlens\/(engine|snapshot)(\/internal)?$)/;
const later = /\/(program|failure|output\/(table|colours|prose))\.js$/;

/** What comes near a wrong name is said by the whole program, of the whole account: here the attempt ends. */
const nearestNames = {
  name: 'nearest-names',
  resolveId: (id) => (id === 'fastest-levenshtein' ? '\0nearest-names' : null),
  load: (id) =>
    id === '\0nearest-names' ? "export function distance() { throw new Error('not known here'); }" : null,
};

const bundle = await rolldown({
  input: `${dist}main.js`,
  platform: 'node',
  plugins: [nearestNames],
  external: (id) => later.test(id) || !(ours.test(id) || id === 'fastest-levenshtein' || id.startsWith('\0')),
  treeshake: { moduleSideEffects: (id) => id === `${dist}main.js` },
});
await bundle.write({
  file: `${dist}start.cjs`,
  format: 'cjs',
  codeSplitting: false,
  minify: { compress: false, mangle: false, codegen: true },
});
await bundle.close();
