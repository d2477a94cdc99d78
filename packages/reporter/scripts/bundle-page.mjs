// Puts the scripts of the report and of a sheet into one text each, which the renderer carries: `src/browser`
// with the templates it draws by, made ready so that no browser has to compile them, which the policy of the
// page would not allow.
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

const ready = (template) =>
  Handlebars.precompile(template, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { word: true, day: true, unlike: true },
  })
    // Where in a template something stands is for messages that nobody sees: the tests draw every template.
    .replaceAll(/,\s*(?:"loc":)?\{"start":\{[^{}]*\},"end":\{[^{}]*\}\}/g, '')
    // The runtime that the page carries has it.
    .replaceAll(
      /container\.lookupProperty \|\| function\(parent, propertyName\) \{[^}]*\}[^}]*\}/g,
      'container.lookupProperty',
    );

/** Puts a script into one text, with the templates that it draws by. */
async function writeScript(input, output, name, templates) {
  const text = Object.entries(templates)
    .map(([name, code]) => `export const ${name} = ${code};`)
    .join('\n');
  const plugin = {
    name: 'templates',
    resolveId: (id) => (id === 'virtual:templates' ? '\0templates' : null),
    load: (id) => (id === '\0templates' ? text : null),
  };
  const script = await bundled(
    input,
    // A browser only fills templates; compiling them stays here.
    {
      platform: 'browser',
      plugins: [plugin],
      resolve: { alias: { handlebars: 'handlebars/runtime.js' } },
    },
    { format: 'iife', minify: true, comments: false },
  );
  if (/<\/script|<!--/i.test(script)) throw new Error('the script of a page would end before its end');
  writeFileSync(
    `${src}render/html/${output}.generated.ts`,
    `/** What \`scripts/bundle-page.mjs\` makes of \`src/${input}\`. */\nexport const ${name}: string = ${JSON.stringify(script)};\n`,
  );
}

const { tableSections } = await imported('render/html/sections/sections.ts');
const { foldHeadings } = await imported('render/html/folds/headings.ts');
const { pictureTemplate } = await imported('render/html/templates/picture.ts');
const { headingRowTemplate, unitRowTemplate } = await imported('render/html/sheet-page/rows.ts');

await writeScript('browser/main.ts', 'page-script', 'pageScript', {
  rowTemplates: `{${tableSections.map(({ table, row }) => `${table}: ${ready(row)}`)}}`,
  foldTemplates: `{${Object.entries(foldHeadings).map(([table, by]) => `${table}: {${Object.entries(by).map(([name, heading]) => `${name}: ${ready(heading)}`)}}`)}}`,
  pictureTemplate: ready(pictureTemplate),
});
await writeScript('browser/sheet/main.ts', 'sheet-script', 'sheetScript', {
  unitRowTemplate: ready(unitRowTemplate),
  headingRowTemplate: ready(headingRowTemplate),
});
