// Publishes the forms of the report as JSON and of the manifest of a package as JSON Schema.
import { mkdirSync, writeFileSync } from 'node:fs';
import { manifestJsonSchema, reportJsonSchema } from '../dist/index.js';

const folder = new URL('../dist/schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
const write = (name, schema) => writeFileSync(new URL(name, folder), `${JSON.stringify(schema, null, 2)}\n`);
write('report.schema.json', reportJsonSchema());
write('manifest.schema.json', manifestJsonSchema());
