// Publishes the forms of what a sheet saves, of a plan, of a closing and of what seals it as JSON Schema.
import { mkdirSync, writeFileSync } from 'node:fs';
import {
  closingJsonSchema,
  closingManifestJsonSchema,
  decisionsJsonSchema,
  planJsonSchema,
} from '../dist/internal.js';

const folder = new URL('../dist/schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
const write = (name, schema) => writeFileSync(new URL(name, folder), `${JSON.stringify(schema, null, 2)}\n`);
write('decisions.schema.json', decisionsJsonSchema());
write('plan.schema.json', planJsonSchema());
write('closing.schema.json', closingJsonSchema());
write('closing-manifest.schema.json', closingManifestJsonSchema());
