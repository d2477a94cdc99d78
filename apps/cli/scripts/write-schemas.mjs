// Publishes the form of answers as JSON Schema, made from the schema the tests hold every answer to.
import { mkdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { answerSchema } from '../dist/output/answer-schema.js';

const folder = new URL('../dist/schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(
  new URL('answer.schema.json', folder),
  `${JSON.stringify(z.toJSONSchema(answerSchema), null, 2)}\n`,
);
