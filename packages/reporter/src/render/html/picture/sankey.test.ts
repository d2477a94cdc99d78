import { expect, test } from 'vitest';
import { accessOf } from '../../../corner-shop.fixture.ts';
import type { Reach, ReachNode } from '../../../model/reach.ts';
import { buildReport } from '../../../sections/build-report.ts';
import { measures } from './layout.ts';
import { drawReach } from './sankey.ts';
import { widthOf } from './text-width.ts';

const node = (column: ReachNode['column'], at: number, name: string): ReachNode => ({
  id: `${column}-${at}`,
  column,
  name,
  way: column === 'way' ? 'group' : null,
  unites: 1,
  isAlone: false,
  detail: null,
  principals: at + 1,
  privileged: column === 'what' && at === 0,
  cut: 'none',
});

/** As many of everything as there can be, named with a long name, everything linked to everything. */
function crowded(name: string): Reach {
  const list = (column: ReachNode['column'], count: number) =>
    Array.from({ length: count }, (_, at) => node(column, at, `${name} ${at}`));
  const [who, way, what] = [list('who', 20), list('way', 12), list('what', 14)];
  const links = [...who.map((one) => [one, way] as const), ...way.map((one) => [one, what] as const)].flatMap(
    ([from, tos]) =>
      tos.map((to) => ({
        ...{ from: from.id, to: to.id, principals: 1 + to.principals },
        ...{ active: 1, unknown: 0, cut: 'none' as const },
      })),
  );
  return { counts: '', nodes: [...who, ...way, ...what], links, sentences: [] };
}

const named = { id: 'reach', title: 'Who reaches what', seeAlso: 'So it says below.' };

/** A label, wherever its lines break. */
const textOf = (node: { readonly lines: readonly { readonly says: string }[] } | undefined): string =>
  (node?.lines ?? []).map(({ says }) => says).join(' ');

test('the drawing of who reaches what shows every node and every link, with the privileged ones marked', () => {
  const { reach } = buildReport(accessOf(), { toolVersion: '1' }).overview;
  const picture = drawReach(reach, named);
  expect(picture?.nodes).toHaveLength(reach.nodes.length);
  expect(picture?.links.map(({ look }) => look).sort()).toEqual(
    ['asleep', 'asleep', 'plain', 'plain', 'plain', 'plain', 'plain', 'privileged'].sort(),
  );
  expect(picture?.legend.map(({ look }) => look)).toEqual(['plain', 'privileged', 'asleep', 'cut']);
});

test.each([
  ['short', 'Ops'],
  ['long', 'an ordinary but rather long-winded name of somebody'],
  ['endless', 'W'.repeat(10_000)],
])('no label of the drawing overlaps another or leaves the drawing where names are %s', (_, name) => {
  const picture = drawReach(crowded(name), named);
  const nodes = picture?.nodes ?? [];
  for (const x of new Set(nodes.map(({ labelX }) => labelX))) {
    const lines = nodes.filter(({ labelX }) => labelX === x).flatMap((node) => node.lines.map(({ y }) => y));
    lines.sort((a, b) => a - b);
    for (const [at, y] of lines.entries()) expect(y - (lines[at - 1] ?? -13)).toBeGreaterThanOrEqual(13);
    expect(lines.at(-1)).toBeLessThan(picture?.height ?? 0);
  }
  for (const { lines, aside, labelX, anchor } of nodes) {
    const width = Math.max(...lines.map(({ says }) => widthOf(`${says} ${aside}`))) * 13;
    const [from, to] = anchor === 'end' ? [labelX - width, labelX] : [labelX, labelX + width];
    expect(from).toBeGreaterThanOrEqual(0);
    expect(to).toBeLessThanOrEqual(measures.width);
  }
});

test('a label of the drawing has a whole name, in lines; only one that nobody reads there is cut', () => {
  const name = 'an ordinary but rather long-winded name of somebody';
  const [first] = drawReach(crowded(name), named)?.nodes ?? [];
  expect(first?.lines.length).toBeGreaterThan(1);
  expect(textOf(first).replaceAll(' ', '')).toBe(`${name} 0`.replaceAll(' ', ''));
  const [endless] = drawReach(crowded('W'.repeat(10_000)), named)?.nodes ?? [];
  expect(textOf(endless)).toMatch(/…$/);
  expect(endless?.says).toContain('W'.repeat(10_000));
});

test('the drawing of who reaches what is the same every time', () => {
  expect(drawReach(crowded('Ops'), named)).toEqual(drawReach(crowded('Ops'), named));
});

test.each([
  ['all', 1, 'Part of DNS'],
  ['some', 1, 'All or part of DNS'],
  ['some', 3, 'DNS, some in part'],
  ['none', 1, 'DNS'],
] as const)('the drawing marks what exceptions leave a part of: %s of %i', (cut, unites, label) => {
  const [who, way] = [node('who', 0, 'Ada'), node('way', 0, 'Ops')];
  const what = { ...node('what', 0, 'DNS'), cut, unites };
  const counts = { principals: 1, active: 1, unknown: 0 };
  const links = [
    { from: who.id, to: way.id, ...counts, cut: 'none' as const },
    { from: way.id, to: what.id, ...counts, cut },
  ];
  const picture = drawReach({ nodes: [who, way, what], links }, named);
  expect(picture?.nodes.map(textOf)).toContain(label);
  expect(picture?.links.map(({ says }) => says)).toEqual([
    'Ada → Ops: 1 principal',
    `Ops → ${label}: 1 principal`,
  ]);
});

test('the drawing marks a band of which a deny takes a part, and says so below', () => {
  const [who, way] = [node('who', 0, 'Ada'), node('way', 0, 'Ops')];
  const what = { ...node('what', 0, 'DNS'), cut: 'some' as const };
  const counts = { principals: 1, active: 1, unknown: 0 };
  const links = [
    { from: who.id, to: way.id, ...counts, cut: 'none' as const },
    { from: way.id, to: what.id, ...counts, cut: 'some' as const },
  ];
  const picture = drawReach({ nodes: [who, way, what], links }, named);
  expect(picture?.links.map(({ cut }) => cut)).toEqual([false, true]);
  expect(picture?.legend.map(({ look }) => look)).toContain('cut');
});

test('the drawing is left out where nobody reaches anything', () => {
  expect(drawReach({ nodes: [], links: [] }, named)).toBe(null);
});
