import type { Access } from '@grantlens/engine';
import { type AccessDrawing, drawAccess, nodeKinds } from '@grantlens/engine/internal';
import { parse as parseGexf } from 'graphology-gexf';
import { parse as parseGraphml } from 'graphology-graphml';
import { expect, test } from 'vitest';
import { accessOf, shop } from '../corner-shop.fixture.ts';
import type { GraphFormat } from './formats.ts';
import { renderGraph } from './render-graph.ts';
import { short, shown } from './shown.ts';
import { viewGraph } from './view.ts';
import { elements, readXml } from './xml.fixture.ts';

const corpus: readonly string[] = [
  '<script>alert(1)</script>',
  '"><svg/onload=alert(1)>',
  '</title><script>alert(1)</script>',
  '<!-- -->',
  ']]>',
  '&lt;b&gt; &amp; &bogus;',
  'a "quoted" name',
  'back\\slash \\N \\G \\" \\',
  'two\r\nlines',
  'nul\0 bell\u0007 escape\u001b[2J',
  'right\u202eto\u202cleft\u2066x\u2069',
  'half\ud800of one',
  'no\ufffecharacter\uffff',
  '%% a comment',
  '%%{init: {"theme": "forest"}}%%',
  '"]; click a "javascript:alert(1)"; x["',
  '`**bold** _it_ [x](javascript:alert(1))`',
  '- a list',
  '1. a list',
  '#quot; #35; #script;',
  'end',
  'subgraph',
  '{{title}} {{{title}}}',
  '---',
  "'; DROP",
  '__proto__',
  'constructor',
  'www.example.com',
  `long${'x'.repeat(10_000)}`,
];

/** Everything that somebody outside can name, named like that. */
function namedLike(text: string): Access {
  const [, ben] = shop.members.items as readonly object[];
  const [freeze] = shop.userGroups.items as readonly object[];
  const [zone] = shop.zones.items as readonly object[];
  const [token] = shop.accountTokens.items as readonly object[];
  const policy = {
    id: text,
    access: 'allow',
    permission_groups: [{ id: `${text}g`, name: text, meta: { label: text, scopes: text } }],
    resource_groups: [{ id: text, name: text, scope: { key: text, objects: [{ key: text }] } }],
  };
  const member = { ...ben, id: 'm2', email: text, policies: [policy] };
  return accessOf(
    {
      members: { ...shop.members, items: [member, { ...member, id: text, email: `${text}2` }], expected: 2 },
      userGroups: { ...shop.userGroups, items: [{ ...freeze, name: text }] },
      zones: { ...shop.zones, items: [{ ...zone, name: text }] },
      accountTokens: { ...shop.accountTokens, items: [{ ...token, name: text }] },
    },
    text,
  );
}

const write = (access: Access, format: GraphFormat) =>
  renderGraph(drawAccess(access), { access, narrowed: [] }, format);

/** graphology's readers want the kind of graph to fill. */
const kindOf = (drawing: AccessDrawing) => drawing.constructor as never;

const harmless = namedLike('harmless');
const wanted = {
  svg: await write(harmless, 'svg'),
  dot: await write(harmless, 'dot'),
  mermaid: await write(harmless, 'mermaid'),
};
const knownElements = new Set(elements(readXml(wanted.svg), '*').map(({ nodeName }) => nodeName));

for (const text of corpus) {
  const start = JSON.stringify(text.slice(0, 40));
  const access = namedLike(text);
  const drawing = drawAccess(access);
  const view = viewGraph(drawing, { access, narrowed: [] });
  const labels = view.nodes.map(({ id, names }) => [id, names.join()]).sort();

  test.each(['graphml', 'gexf'] as const)(`%s gives back whole the names like ${start}`, async (format) => {
    const written = await write(access, format);
    readXml(written);
    const parse = format === 'gexf' ? parseGexf : parseGraphml;
    const read = parse(kindOf(drawing), written);
    expect(read.mapNodes((id, { label }) => [id, label]).sort()).toEqual(labels);
    expect(read.size).toBe(drawing.size);
  });

  test(`names like ${start} are the text of boxes in an SVG, and nothing else`, async () => {
    const svg = readXml(await write(access, 'svg'));
    for (const element of elements(svg, '*')) {
      expect(knownElements).toContain(element.nodeName);
      for (const { name } of Array.from(element.attributes)) expect(name).not.toMatch(/^on|href|^src$/);
    }
    const group = elements(svg, 'g').find((one) => one.getAttribute('class')?.includes('user-group'));
    const words = elements(group ?? svg, 'text').map(({ textContent }) =>
      textContent?.replaceAll('\u00a0', ' '),
    );
    expect(words).toEqual([short(shown(text))]);
    const said = elements(svg, 'title').map(({ textContent }) => textContent);
    expect(said).toContain(`User group: ${shown(text)} (ug1)`);
  });

  test(`names like ${start} add no line to DOT or Mermaid, where they are quoted`, async () => {
    for (const format of ['dot', 'mermaid'] as const) {
      const lines = (await write(access, format)).split('\n').map(shapeOf).sort();
      expect(lines).toEqual(wanted[format].split('\n').map(shapeOf).sort());
    }
  });
}

const id = new RegExp(`(${nodeKinds.join('|')}|edge)-[0-9a-f]{16}`, 'g');

/** A line without its ids and without what is quoted. */
function shapeOf(line: string): string {
  const quoted = line.startsWith('  graph [') ? line.replace(/<table.*<\/table>/, '') : line;
  return quoted
    .replace(id, 'id')
    .replace(/"(?:[^"\\]|\\.)*"/g, '""')
    .replace(/linkStyle [\d,]+/, 'linkStyle')
    .replace(/(accTitle|accDescr): [\p{L}\p{N}\p{M} ,.#;-]*$/u, '$1');
}
