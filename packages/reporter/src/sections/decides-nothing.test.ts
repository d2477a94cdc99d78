import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** What decides, or asks for a decision. The engine's outcomes, changes and findings are decided already. */
const decides = [
  'decide',
  'bearingOf',
  'holds',
  'reaches',
  'relate',
  'relation',
  'explain',
  'can',
  'whoCan',
  'whatCan',
  'matrix',
];

const sources = fileURLToPath(new URL('..', import.meta.url));

function filesIn(room: string): readonly string[] {
  return readdirSync(join(sources, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(room, name));
}

/** The names that a file imports from the engine. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(sources, file), 'utf8');
  const imports = text.matchAll(/import (?:type )?\{([^}]*)\} from '@grantlens\/engine(?:\/internal)?'/g);
  return [...imports].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.trim().replace(/^type /, '')),
  );
}

test('the engine decides and the reporter words: no table and no page asks for a decision', () => {
  const files = ['rows', 'per-holder', 'sections', 'render', 'browser'].flatMap(filesIn);
  expect(files.flatMap(importsOf)).toEqual(expect.arrayContaining(['outcomesOf', 'openPrivileges']));
  const asking = files.filter((file) => importsOf(file).some((name) => decides.includes(name)));
  // Both evaluators are asked there, to be compared: what they say goes into no table.
  expect(asking).toEqual(['sections/accuracy/accuracy.ts']);
});
