// Publishes the forms of the snapshot file and of the catalogue file as JSON Schema.
import { mkdirSync, writeFileSync } from 'node:fs';
import { catalogueJsonSchema, snapshotJsonSchema } from '../dist/index.js';

const folder = new URL('../dist/schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
const write = (name, schema) => writeFileSync(new URL(name, folder), `${JSON.stringify(schema, null, 2)}\n`);
write('snapshot.schema.json', snapshotJsonSchema());
write('catalogue.schema.json', catalogueJsonSchema());
