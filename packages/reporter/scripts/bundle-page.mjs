// Puts the script of the page into one text, which the renderer carries: `src/browser` with the templates it draws by, made
// ready so that no browser has to compile them, which the policy of the page would not allow.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { rolldown } from 'rolldown';

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** The code of a module and what it needs, as one text. */
async function bundled(input, options, output) {
  const bundle = await rolldown({ input: `${src}${input}`, ...options });
  const {
    output: [{ code }],
  } = await bundle.generate({ codeSplitting: false, ...output });
  await bundle.close();
  return code;
}

async function imported(input) {
  const code = await bundled(input, { platform: 'neutral' }, { format: 'esm' });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

const ready = (template) => Handlebars.precompile(template, { strict: true, knownHelpersOnly: true });
const { tableSections } = await imported('render/html/sections/sections.ts');
const { pictureTemplate } = await imported('render/html/templates/picture.ts');
const templates = {
  name: 'templates',
  resolveId: (id) => (id === 'virtual:templates' ? '\0templates' : null),
  load: (id) =>
    id === '\0templates'
      ? `export const rowTemplates = {${tableSections.map(({ table, row }) => `${table}: ${ready(row)}`)}};
export const pictureTemplate = ${ready(pictureTemplate)};`
      : null,
};

const script = await bundled(
  'browser/main.ts',
  // A browser only fills templates; compiling them stays here.
  {
    platform: 'browser',
    plugins: [templates],
    resolve: { alias: { handlebars: 'handlebars/runtime.js' } },
  },
  { format: 'iife', minify: true, comments: false },
);
if (/<\/script|<!--/i.test(script)) throw new Error('the script of the page would end before its end');
writeFileSync(
  `${src}render/html/page-script.generated.ts`,
  `/** What \`scripts/bundle-page.mjs\` makes of \`src/browser\`. */\nexport const pageScript: string = ${JSON.stringify(script)};\n`,
);
