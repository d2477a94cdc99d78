// Publishes the form of a file of checks as JSON Schema, for programs and editors.
import { mkdirSync, writeFileSync } from 'node:fs';
import { checksJsonSchema } from '../dist/internal.js';

const folder = new URL('../dist/schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('checks.schema.json', folder), `${JSON.stringify(checksJsonSchema(), null, 2)}\n`);
