import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const biome = fileURLToPath(new URL('../../node_modules/.bin/biome', import.meta.url));

/** A public name: what its docstring says, and how it is declared. */
interface Entry {
  readonly name: string;
  readonly docstring: string;
  readonly declaration: string;
}

const isDeclaration =
  /^(?:export )?(?:declare )?(?:abstract )?(?:function|interface|type|const|class) ([\w$]+)/;

/** The declarations of a file as the compiler writes it, each with the docstring above it, by name. */
function declarationsIn(file: string): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  let docstring: string[] = [];
  let current: { readonly name: string; readonly docstring: string; readonly lines: string[] } | null = null;
  const close = (): void => {
    if (current === null) return;
    const { name, lines } = current;
    const declaration = lines.join('\n').replaceAll(/^(?:export )?(?:declare )?/gm, '');
    const overloads = found.get(name)?.declaration;
    found.set(name, {
      name,
      docstring: found.get(name)?.docstring ?? current.docstring,
      declaration: overloads === undefined ? declaration : `${overloads}\n${declaration}`,
    });
    current = null;
  };
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const name = isDeclaration.exec(line)?.[1];
    const isOutermost = /^\S/.test(line) && !/^[})\]]/.test(line);
    if (isOutermost || /^ \*/.test(line)) close();
    if (/^\/\*\*/.test(line)) docstring = [line];
    else if (/^ \*/.test(line)) docstring.push(line);
    else if (name !== undefined) {
      current = { name, docstring: plain(docstring), lines: [line] };
      docstring = [];
    } else current?.lines.push(line);
  }
  close();
  return found;
}

/** A docstring as Markdown. */
function plain(lines: readonly string[]): string {
  return lines
    .map((line) =>
      line
        .replace(/^\/\*\* ?/, '')
        .replace(/^ \*\/$/, '')
        .replace(/^ \* ?/, '')
        .replace(/ ?\*\/$/, ''),
    )
    .join('\n')
    .replaceAll(/^@throws /gm, 'Throws ')
    .replaceAll(/^@returns /gm, 'Gives ')
    .replaceAll(/^@example *\n?/gm, '')
    .replaceAll(/\{@link (\w+)\}/g, '`$1`')
    .trim();
}

/** What a package offers by its name, in the order of its list. */
function entriesOf(distFolder: string): readonly Entry[] {
  const index = resolve(distFolder, 'index.d.ts');
  const statements = readFileSync(index, 'utf8').matchAll(/^export (?:type )?\{([^}]*)\} from '([^']+)';$/gm);
  return [...statements].flatMap(([, names = '', from = '']) => {
    const declarations = declarationsIn(resolve(dirname(index), from.replace(/\.ts$/, '.d.ts')));
    return names
      .split(',')
      .map((text) => text.trim().replace(/^type /, ''))
      .filter((name) => name !== '')
      .map((name) => {
        const entry = declarations.get(name);
        if (entry === undefined) throw new Error(`${name} is not declared in ${from}`);
        return entry;
      });
  });
}

/** The reference page of a package, from what the compiler writes of it. */
export function apiPage(name: string, distFolder: string): string {
  const entries = entriesOf(distFolder);
  const list = entries.map((entry) => `[\`${entry.name}\`](#${entry.name.toLowerCase()})`);
  const parts = entries.map(({ name: title, docstring, declaration }) => {
    const code = declaration.replaceAll(/^(?: {4})+/gm, (indent) => ' '.repeat(indent.length / 2)).trim();
    return `## ${title}\n\n${docstring}\n\n\`\`\`ts\n${code}\n\`\`\`\n`;
  });
  const page = [
    `# The API of ${name}\n`,
    'From the docstrings of the public list, which `src/index.ts` writes down; `pnpm api` writes this page.\n',
    `${list.join(' · ')}\n`,
    ...parts,
  ].join('\n');
  return execFileSync(biome, ['format', '--stdin-file-path', 'API.md'], { input: page, encoding: 'utf8' });
}
