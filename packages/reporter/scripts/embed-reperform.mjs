// Puts the script by which anybody works the verdicts of a package out again into one text, which every package holds.
import { readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../src/package/', import.meta.url);
const script = readFileSync(new URL('reperform.mjs', folder), 'utf8');
writeFileSync(
  new URL('reperform.generated.ts', folder),
  `/** \`src/package/reperform.mjs\`, as \`scripts/embed-reperform.mjs\` finds it. */\nexport const reperformScript: string = ${JSON.stringify(script)};\n`,
);
