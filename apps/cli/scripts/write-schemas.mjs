// Publishes the forms of what is printed or written as JSON Schemas, made from the schemas the tests hold it to.
import { mkdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { accountListSchema } from '../dist/accounts/account-list-schema.js';
import { answerSchema } from '../dist/output/schema/answer.js';
import { whoamiSchema } from '../dist/output/schema/whoami.js';

const folder = new URL('../dist/schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries({
  answer: answerSchema,
  index: accountListSchema,
  whoami: whoamiSchema,
})) {
  writeFileSync(
    new URL(`${name}.schema.json`, folder),
    `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`,
  );
}
