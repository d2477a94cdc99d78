import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const packages = fileURLToPath(new URL('../../packages', import.meta.url));

/** One name of a package's front door, and the file that declares it. */
interface PublicName {
  readonly name: string;
  readonly file: string;
}

function publicNames(index: string): readonly PublicName[] {
  const statements = readFileSync(index, 'utf8').matchAll(/^export (?:type )?\{([^}]*)\} from '([^']+)';$/gm);
  return [...statements].flatMap(([, names = '', from = '']) =>
    names
      .split(',')
      .map((text) => text.trim().replace(/^type /, ''))
      .filter((name) => name !== '')
      .map((name) => ({ name, file: resolve(dirname(index), from) })),
  );
}

/** Whether a docstring stands right above the declaration. */
function hasDocstring({ name, file }: PublicName): boolean {
  const declaration = new RegExp(
    `\\*/\\nexport (?:abstract |async )?(?:function\\*?|const|interface|type|class) ${name}\\b`,
  );
  return declaration.test(readFileSync(file, 'utf8'));
}

const fronts = readdirSync(packages, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, index: `${packages}/${name}/src/index.ts` }));

test.each(fronts)('$name exports by name alone, so that its list can be read', ({ index }) => {
  const lines = readFileSync(index, 'utf8').replace(/export (?:type )?\{[^}]*\} from '[^']+';/g, '');
  expect(lines.trim()).toBe('');
});

test('all packages together export fewer than 200 public names', () => {
  const names = fronts.flatMap(({ index }) => publicNames(index));
  expect(names.length).toBeGreaterThan(100);
  expect(names.length).toBeLessThan(200);
});

test.each(fronts)('every public name of $name has a docstring', ({ index }) => {
  const bare = publicNames(index).filter((one) => !hasDocstring(one));
  expect(bare.map(({ name }) => name)).toEqual([]);
});
