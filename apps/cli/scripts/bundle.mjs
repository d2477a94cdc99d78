// Puts the program into few files: hundreds of small modules take longer to load than most answers take, and so does
// getting ready for modules of the newer kind. What only some verbs want is loaded when they want it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const cli = fileURLToPath(new URL('../', import.meta.url));
const start = `${cli}src/main.ts`;
/** What each thread of `fleet` runs. */
const thread = `${cli}src/fleet/thread.ts`;
/** What the thread that packs runs. */
const packing = `${cli}src/packing-worker.ts`;
const dist = `${cli}dist`;

/** Ours, but for the sandbox: few want it, and its fixtures stand beside its own files. */
const ours = /^([./]|#platform$|@grantlens\/(?!sandbox$))/;

/** Which of our packages a file is of; undefined for one of the program. */
const packageOf = (file = '') => /\/packages\/([^/]+)\/dist\//.exec(file)?.[1];

/** Of libraries that few answers want: their functions, which load them when they are called. */
const functionsOf = { 'fastest-levenshtein': ['distance'] };

/**
 * A library that a package of ours depends on and the program does not: it is loaded as that package would
 * load it, in the version that package asks for.
 */
const librariesOfPackages = {
  name: 'libraries-of-packages',
  resolveId(id, importer) {
    const folder = packageOf(importer);
    return ours.test(id) || folder === undefined ? null : `\0@grantlens/${folder}:${id}`;
  },
  load(id) {
    const [, folder, library] = /^\0(@grantlens\/[^:]+):(.+)$/.exec(id) ?? [];
    if (library === undefined) return null;
    // The English of zod is all that it exports, which Node says in two ways.
    const part = library.startsWith('zod/v4/locales/') ? '.default' : '';
    const loaded = `require('node:module').createRequire(require.resolve('${folder}'))('${library}')${part}`;
    const late = functionsOf[library]?.map(
      (name) => `exports.${name} = (...given) => (library ??= ${loaded}).${name}(...given);`,
    );
    // Where a library lies is looked for once: that takes longer than many calls of it.
    return late === undefined ? `module.exports = ${loaded};` : ['let library;', ...late].join('\n');
  },
};

const bundle = await rolldown({
  input: { start, 'fleet-worker': thread, 'packing-worker': packing },
  platform: 'node',
  plugins: [librariesOfPackages],
  external: (id, importer) =>
    id.startsWith('node:') || !(ours.test(id) || id.startsWith('\0') || packageOf(importer)),
  treeshake: { moduleSideEffects: (id) => [start, thread, packing].includes(id) },
});

const form = {
  comments: false,
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name]-[hash].cjs',
};

/** What every start loads, which would else be in as many files as there are sets of verbs that share it. */
async function loadedAtOnce() {
  const { output } = await bundle.generate(form);
  const files = new Map(output.map((file) => [file.fileName, file]));
  const names = new Set(['start.cjs']);
  for (const name of names) for (const more of files.get(name)?.imports ?? []) names.add(more);
  return new Set([...names].flatMap((name) => files.get(name)?.moduleIds ?? []));
}

const atOnce = await loadedAtOnce();
const whole = [...atOnce].filter((id) => packageOf(id) !== undefined && /\/(index|internal)\.js$/.test(id));
if (whole.length > 0)
  throw new Error(
    `every start would load all of ${whole.map(packageOf).join(', ')}: an \`import()\` of a package keeps every name of it, so import a file that takes what it needs`,
  );
rmSync(dist, { recursive: true, force: true });
await bundle.write({
  ...form,
  dir: dist,
  codeSplitting: { groups: [{ name: 'core', test: (id) => id !== start && atOnce.has(id) }] },
});
await bundle.close();

// A report names the program that made it by a digest over its files. It is worked out here, where nothing else lies
// beside them: files of an earlier build may come back later.
const files = readdirSync(dist).sort();
const lines = files.map((name) => `${sha256(readFileSync(`${dist}/${name}`))}  ${name}\n`);
writeFileSync(`${dist}/digest.txt`, `sha256-${sha256(lines.join(''))}\n`);

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
