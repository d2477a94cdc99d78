import { drawAccess } from '@grantlens/engine/internal';
import { expect, test } from 'vitest';
import { accessOf } from '../corner-shop.fixture.ts';
import { renderGraph } from './render-graph.ts';
import { elements, readXml } from './xml.fixture.ts';

const access = accessOf();
const text = await renderGraph(drawAccess(access), { access, narrowed: [] }, 'svg');
const svg = readXml(text);
const titles = elements(svg, 'title').map(({ textContent }) => textContent);
const groupsOf = (name: string) =>
  elements(svg, 'g').filter((group) => group.getAttribute('class')?.split(' ').includes(name));

test('the SVG of a graph is one image to a screen reader, with a title and a description', () => {
  const [root] = elements(svg, 'svg');
  expect(root?.getAttribute('role')).toBe('img');
  const named = root?.getAttribute('aria-labelledby')?.split(' ') ?? [];
  const ids = elements(svg, '*').map((element) => element.getAttribute('id'));
  expect(named).toHaveLength(2);
  for (const name of named) expect(ids).toContain(name);
  expect(titles[0]).toBe('Access graph of Corner Shop');
  expect(elements(svg, 'desc')[0]?.textContent).toContain('as of 2025-11-01T08:00:05Z, snapshot sha256-');
});

test('the SVG of a graph says in words what each box and line is', () => {
  expect(titles).toContain('ben@contractor.example is in Freeze');
  expect(titles).toContain('p5 denies Domain DNS');
  expect(titles).toContain(
    'Resource: shop.example (com.cloudflare.api.account.zone.d0000000000000000000000000000001)',
  );
});

test('the SVG of a graph draws a deny dashed and red, and says so on the line', () => {
  const denies = groupsOf('edge').filter((group) => group.getAttribute('class')?.includes('deny'));
  expect(
    denies.map((group) => elements(group, 'text').map(({ textContent }) => textContent?.trim())),
  ).toEqual([['denies'], []]);
  for (const group of denies)
    expect(elements(group, 'path')[0]?.getAttribute('stroke-dasharray')).not.toBeNull();
});

test('the SVG of a graph loads nothing and runs nothing', () => {
  expect(text).not.toMatch(/<!DOCTYPE|<script|<image|<use|href|url\(|@import/);
  expect(text.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
});
