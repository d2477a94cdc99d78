import { expect, test } from 'vitest';
import { headingRowTemplate, unitRowTemplate } from './rows.ts';
import { closingTemplate, openingTemplate } from './template.ts';

test('no template of a sheet puts anything in unescaped', () => {
  for (const template of [openingTemplate, closingTemplate, unitRowTemplate, headingRowTemplate])
    expect(template.replaceAll(/<style>[\s\S]*?<\/style>/g, '')).not.toMatch(/\{\{\{|\{\{\s*&/);
});

test('every id that the page of a sheet has is there once', () => {
  const ids = [...`${openingTemplate}${closingTemplate}`.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(20);
  expect(new Set(ids).size).toBe(ids.length);
});
