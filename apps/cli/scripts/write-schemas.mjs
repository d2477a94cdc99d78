// Publishes the forms of what is printed or written as JSON Schemas, made from the schemas the tests hold it to.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { z } from 'zod';

const src = fileURLToPath(new URL('../src/', import.meta.url));
const folder = new URL('../dist/schema/', import.meta.url);
const modules = new URL('../dist/schema-modules/', import.meta.url);

const bundle = await rolldown({
  input: {
    answer: `${src}output/schema/answer.ts`,
    fleet: `${src}output/schema/fleet.ts`,
    index: `${src}accounts/account-list-schema.ts`,
    settings: `${src}settings/schema.ts`,
    whoami: `${src}output/schema/whoami.ts`,
  },
  platform: 'node',
  external: (id) => !id.startsWith('.') && !id.startsWith(src),
});
await bundle.write({ dir: fileURLToPath(modules), entryFileNames: '[name].mjs' });
await bundle.close();

const moduleOf = (name) => import(new URL(`${name}.mjs`, modules));
const { answerSchema } = await moduleOf('answer');
const { fleetSchema } = await moduleOf('fleet');
const { accountListSchema } = await moduleOf('index');
const { settingsSchema } = await moduleOf('settings');
const { whoamiSchema } = await moduleOf('whoami');
rmSync(modules, { recursive: true });

mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries({
  answer: answerSchema,
  fleet: fleetSchema,
  index: accountListSchema,
  settings: settingsSchema,
  whoami: whoamiSchema,
})) {
  writeFileSync(
    new URL(`${name}.schema.json`, folder),
    `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`,
  );
}
